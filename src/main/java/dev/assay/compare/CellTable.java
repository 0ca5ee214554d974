package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of all verdicts while they are summed up, by suite and model. The text of a task's id is kept once. */
final class CellTable {
    private final Map<Cell, CellTally> cells = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> ids = new HashMap<>();

    private record Cell(String suite, ModelLabel model) {}

    /** Counts the verdict of one more planned sample, as one of this model. Returns the text of its task's id that is kept. */
    String add(VerdictLine line, ModelLabel model) {
        String task = ids.computeIfAbsent(line.id().suite(), suite -> new HashMap<>())
                .computeIfAbsent(line.id().task(), id -> id);
        cells.computeIfAbsent(new Cell(line.id().suite(), model), cell -> new CellTally(cell.suite(), cell.model()))
                .add(line, task);
        return task;
    }

    Collection<CellTally> cells() {
        return Collections.unmodifiableCollection(cells.values());
    }

    /** In the order of their first verdicts. */
    List<String> suites() {
        return cells.keySet().stream().map(Cell::suite).distinct().toList();
    }

    /** In the order of their first verdicts. */
    List<ModelLabel> models() {
        return cells.keySet().stream().map(Cell::model).distinct().toList();
    }

    Optional<CellTally> cell(String suite, ModelLabel model) {
        return Optional.ofNullable(cells.get(new Cell(suite, model)));
    }

    /** What is kept of each task; empty where the model was not asked the suite. */
    Map<String, TaskTally> tasks(String suite, ModelLabel model) {
        return cell(suite, model).map(CellTally::tasks).orElse(Map.of());
    }

    /** The tasks of two models on each suite that either was asked; the difference is that of {@code a} to {@code b}. */
    Map<String, Pairing> pairings(ModelLabel a, ModelLabel b) {
        Map<String, Pairing> pairings = new LinkedHashMap<>();
        suites().stream().sorted().forEach(suite -> pairings.put(suite, Pairing.of(tasks(suite, b), tasks(suite, a))));
        return pairings;
    }

    /** The differences of all pairs of these models, the first against each later one, the second against each later one, and so on. */
    List<Difference> differences(List<ModelLabel> models) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                PairedScores scores = new PairedScores(models.get(i), models.get(j));
                pairings(models.get(i), models.get(j)).values().forEach(scores::add);
                differences.add(scores.difference());
            }
        }
        return differences;
    }
}
