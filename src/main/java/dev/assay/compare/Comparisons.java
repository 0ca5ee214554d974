package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares models by the verdicts of their samples, which come one after the other, in any order of runs and models. Holds no texts but ids and tags. */
public final class Comparisons {
    private final Set<String> suites;
    private final Set<String> tags;
    private final CellTable table = new CellTable();
    private final Map<String, Map<ModelLabel, TaskUse>> uses = new HashMap<>();
    private final Map<String, Map<String, Integer>> numbers = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> tagged = new TreeMap<>();
    private final Map<String, List<Set<String>>> lastTags = new HashMap<>();
    private final Map<Set<String>, Set<String>> shared = new HashMap<>();
    private final Set<ModelLabel> models = new TreeSet<>(java.util.Comparator.comparing(ModelLabel::text));

    /** Of all that is added. */
    public Comparisons() {
        this(Set.of(), Set.of());
    }

    /**
     * Of a part.
     *
     * @param suites that count; empty: all
     * @param tags a task must have one of them; empty: all
     */
    public Comparisons(Set<String> suites, Set<String> tags) {
        this.suites = Set.copyOf(suites);
        this.tags = Set.copyOf(tags);
    }

    /** A model that takes part, even if no verdict of it comes. */
    public void add(ModelLabel model) {
        models.add(model);
    }

    /** Counts the verdict of one more planned sample, as one of this model. */
    public void add(ModelLabel model, VerdictLine line) {
        String suite = line.id().suite();
        boolean counts = (suites.isEmpty() || suites.contains(suite))
                && (tags.isEmpty() || line.tags().stream().anyMatch(tags::contains));
        if (!counts) {
            return;
        }
        models.add(model);
        String task = table.add(line, model);
        Map<String, Integer> ofSuite = numbers.computeIfAbsent(suite, key -> new HashMap<>());
        int number = ofSuite.computeIfAbsent(task, key -> ofSuite.size());
        uses.computeIfAbsent(suite, key -> new HashMap<>())
                .computeIfAbsent(model, key -> new TaskUse())
                .add(number, line);
        tag(suite, task, number, line.tags());
    }

    /** Takes note of a task's tags, unless its last verdict had the same. */
    private void tag(String suite, String task, int number, Set<String> ofLine) {
        List<Set<String>> last = lastTags.computeIfAbsent(suite, key -> new ArrayList<>());
        while (last.size() <= number) {
            last.add(Set.of());
        }
        if (!last.get(number).equals(ofLine)) {
            last.set(number, shared.computeIfAbsent(ofLine, tags -> tags));
            for (String tag : ofLine) {
                tagged.computeIfAbsent(tag, key -> new HashMap<>())
                        .computeIfAbsent(suite, key -> new HashSet<>())
                        .add(task);
            }
        }
    }

    /** What all that was added says. */
    public Comparison comparison() {
        List<ModelLabel> all = List.copyOf(models);
        table.cells().forEach(CellTally::sort);
        Scoring scoring = new Scoring(table, uses, numbers, all);
        List<Scoring.Scope> scopes = new ArrayList<>();
        List<String> names = table.suites().stream().sorted().toList();
        names.forEach(suite ->
                scopes.add(new Scoring.Scope(ComparisonScope.Kind.SUITE, suite, List.of(suite), (of, task) -> true)));
        tagged.forEach((tag, bySuite) -> scopes.add(new Scoring.Scope(
                ComparisonScope.Kind.TAG,
                tag,
                bySuite.keySet().stream().sorted().toList(),
                (suite, task) -> bySuite.getOrDefault(suite, Set.of()).contains(task))));
        scopes.add(new Scoring.Scope(ComparisonScope.Kind.OVERALL, "overall", names, (suite, task) -> true));
        List<ComparisonScope> scored = scoring.score(scopes);
        ComparisonScope overall = scored.get(scored.size() - 1);
        return new Comparison(all, scored, ParetoSet.of(overall, table, uses, numbers), table);
    }
}
