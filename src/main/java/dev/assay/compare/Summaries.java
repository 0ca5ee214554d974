package dev.assay.compare;

import dev.assay.journal.Shard;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums the verdicts of a run up, one after the other. */
public final class Summaries {
    /** The share of missing samples, of one model on one suite, above which a run is incomplete. */
    public static final double MISSING_AT_MOST = 0.02;

    private final CellTable table = new CellTable();
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

    /** Counts the verdict of one more planned sample. */
    public void add(VerdictLine line) {
        table.add(line, line.id().model());
    }

    /** The summary of all that was added. */
    public Summary summary() {
        List<String> suites = table.suites();
        List<SuiteResult> results = new ArrayList<>();
        table.cells().forEach(cell -> results.add(cell.result()));
        results.sort(Comparator.comparingInt(result -> suites.indexOf(result.suite())));
        // A suite may have fewer tasks than there are shards: a shard without any has nothing left to ask.
        boolean any = !results.isEmpty() || shard.isPresent();
        boolean complete = any && results.stream().allMatch(Summaries::isComplete);
        return new Summary(results, differences(), complete, shard);
    }

    static boolean isComplete(SuiteResult result) {
        return result.score().isPresent() && result.missing() <= MISSING_AT_MOST * result.asked();
    }

    /** Of the best model, over the tasks of all suites, to each other one, corrected for all pairs. */
    private List<Difference> differences() {
        Map<ModelLabel, Double> means = new HashMap<>();
        List<ModelLabel> models = table.models();
        models.forEach(model -> means.put(model, mean(model)));
        List<ModelLabel> best = models.stream()
                .sorted(Comparator.comparingDouble((ModelLabel model) -> means.getOrDefault(model, -1.0))
                        .reversed()
                        .thenComparing(ModelLabel::text))
                .toList();
        return Ranking.corrected(table.differences(best)).stream()
                .filter(difference -> difference.a().equals(best.get(0)))
                .toList();
    }

    private double mean(ModelLabel model) {
        return table.suites().stream()
                .flatMap(suite -> table.tasks(suite, model).values().stream())
                .flatMapToDouble(task -> task.mean().stream())
                .sorted()
                .average()
                .orElse(-1);
    }
}
