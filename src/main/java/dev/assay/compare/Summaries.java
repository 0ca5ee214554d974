package dev.assay.compare;

import dev.assay.journal.Shard;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums the verdicts of a run up, one after the other. */
public final class Summaries {
    /** The share of missing samples, of one model on one suite, above which a run is incomplete. */
    public static final double MISSING_AT_MOST = 0.02;

    private final Map<Cell, CellTally> cells = new LinkedHashMap<>();
    private final Optional<Shard> shard;

    /** Of a whole run. */
    public Summaries() {
        this(Optional.empty());
    }

    /** Of a shard, where there is one. */
    public Summaries(Optional<Shard> shard) {
        this.shard = shard;
    }

    /** The summary of one verdict a planned sample. */
    public static Summary of(List<VerdictLine> verdicts) {
        Summaries summaries = new Summaries();
        verdicts.forEach(summaries::add);
        return summaries.summary();
    }

    private record Cell(String suite, ModelLabel model) {}

    /** Counts the verdict of one more planned sample. */
    public void add(VerdictLine line) {
        Cell cell = new Cell(line.id().suite(), line.id().model());
        cells.computeIfAbsent(cell, key -> new CellTally(key.suite(), key.model()))
                .add(line);
    }

    /** The summary of all that was added. */
    public Summary summary() {
        List<SuiteResult> results = new ArrayList<>();
        cells.values().forEach(cell -> results.add(cell.result()));
        results.sort(Comparator.comparingInt((SuiteResult result) -> rank(cells.keySet(), result.suite())));
        // A suite may have fewer tasks than there are shards: a shard without any has nothing left to ask.
        boolean any = !results.isEmpty() || shard.isPresent();
        return new Summary(results, differences(), any && results.stream().allMatch(Summaries::isComplete), shard);
    }

    private static int rank(Collection<Cell> cells, String suite) {
        return cells.stream().map(Cell::suite).distinct().toList().indexOf(suite);
    }

    private static boolean isComplete(SuiteResult result) {
        return result.score().isPresent() && result.missing() <= MISSING_AT_MOST * result.asked();
    }

    private List<Difference> differences() {
        Map<ModelLabel, Map<String, Double>> byModel = new LinkedHashMap<>();
        cells.values().forEach(cell -> {
            Map<String, Double> means = byModel.computeIfAbsent(cell.model(), model -> new LinkedHashMap<>());
            cell.taskMeans().forEach((task, mean) -> means.put(cell.suite() + "\0" + task, mean));
        });
        if (byModel.size() < 2) {
            return List.of();
        }
        ModelLabel best = byModel.keySet().stream()
                .max(Comparator.comparingDouble(model -> average(byModel.getOrDefault(model, Map.of()))))
                .orElseThrow();
        int pairs = byModel.size() * (byModel.size() - 1) / 2;
        double level = 1 - (1 - Estimate.LEVEL) / pairs;
        return byModel.keySet().stream()
                .filter(model -> !model.equals(best))
                .map(other -> new Difference(
                        best,
                        other,
                        difference(byModel.getOrDefault(best, Map.of()), byModel.getOrDefault(other, Map.of()), level)))
                .toList();
    }

    private static double average(Map<String, Double> means) {
        return means.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(-1);
    }

    private static Optional<Estimate> difference(Map<String, Double> a, Map<String, Double> b, double level) {
        List<Double> differences = new ArrayList<>();
        a.forEach((task, value) -> {
            if (b.containsKey(task)) {
                differences.add(value - b.getOrDefault(task, 0.0));
            }
        });
        return Estimate.mean(differences, -1, 1, level, differences.size());
    }
}
