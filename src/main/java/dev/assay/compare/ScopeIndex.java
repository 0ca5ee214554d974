package dev.assay.compare;

import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Which scopes each task is in, so that a pair of models is gone through once for all of them. Holds an entry a task. */
final class ScopeIndex {
    private static final int[] NONE = {};

    private final CellTable table;
    private final int size;
    private final Map<String, Map<String, int[]>> scopes = new HashMap<>();

    ScopeIndex(List<Scoring.Scope> all, CellTable table, List<ModelLabel> models) {
        this.table = table;
        this.size = all.size();
        Map<List<Integer>, int[]> shared = new HashMap<>();
        for (String suite : table.suites()) {
            Map<String, int[]> ofSuite = new HashMap<>();
            models.forEach(model -> table.tasks(suite, model)
                    .keySet()
                    .forEach(task -> ofSuite.computeIfAbsent(task, key -> of(all, suite, key, shared))));
            scopes.put(suite, ofSuite);
        }
    }

    private static int[] of(List<Scoring.Scope> all, String suite, String task, Map<List<Integer>, int[]> shared) {
        List<Integer> in = new ArrayList<>();
        for (int s = 0; s < all.size(); s++) {
            if (all.get(s).suites().contains(suite) && all.get(s).tasks().test(suite, task)) {
                in.add(s);
            }
        }
        return shared.computeIfAbsent(
                in, key -> key.stream().mapToInt(Integer::intValue).toArray());
    }

    /** What these two models say of each other, by scope. */
    PairedScores[] scores(ModelLabel a, ModelLabel b) {
        PairedScores[] scores = new PairedScores[size];
        Arrays.setAll(scores, s -> new PairedScores(a, b));
        table.pairings(a, b).forEach((suite, pairing) -> {
            Map<String, int[]> ofSuite = scopes.getOrDefault(suite, Map.of());
            pairing.paired().forEach(pair -> in(ofSuite, pair.task(), pair, (each, s) -> scores[s].addPaired(each)));
            pairing.missing().forEach(pair -> in(ofSuite, pair.task(), pair, (each, s) -> scores[s].addMissing(each)));
            pairing.stopped().forEach(pair -> in(ofSuite, pair.task(), pair, (each, s) -> scores[s].addUnmatched(1)));
            pairing.onlyFirst().forEach(task -> in(ofSuite, task, task, (each, s) -> scores[s].addUnmatched(1)));
            pairing.onlySecond().forEach(task -> in(ofSuite, task, task, (each, s) -> scores[s].addUnmatched(1)));
        });
        return scores;
    }

    private static <T> void in(Map<String, int[]> ofSuite, String task, T what, ObjIntConsumer<T> add) {
        for (int scope : ofSuite.getOrDefault(task, NONE)) {
            add.accept(what, scope);
        }
    }
}
