package dev.assay.compare;

import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the verdicts of several models say of each other. */
public final class Comparison {
    private final List<ModelLabel> models;
    private final List<ComparisonScope> scopes;
    private final ParetoSet pareto;
    private final CellTable table;

    Comparison(List<ModelLabel> models, List<ComparisonScope> scopes, ParetoSet pareto, CellTable table) {
        this.models = List.copyOf(models);
        this.scopes = List.copyOf(scopes);
        this.pareto = pareto;
        this.table = table;
    }

    /**
     * A task on which two models differ.
     *
     * @param a mean value of the one's samples
     * @param b mean value of the other's
     */
    public record Changed(String suite, String task, double a, double b) {}

    /** All that took part, by name. */
    public List<ModelLabel> models() {
        return models;
    }

    /** Suites, then tags, by name; then all together. */
    public List<ComparisonScope> scopes() {
        return scopes;
    }

    /** All tasks of all suites. */
    public ComparisonScope overall() {
        return scopes.get(scopes.size() - 1);
    }

    /** Which models are worth having, by score, cost and speed. */
    public ParetoSet pareto() {
        return pareto;
    }

    /** What each model did on each suite, by the order of suites and models. */
    public List<SuiteResult> results() {
        return table.cells().stream()
                .map(CellTally::result)
                .sorted(Comparator.comparing(SuiteResult::suite)
                        .thenComparing(result -> result.model().text()))
                .toList();
    }

    /** Whether some pair shares tasks, and of no model more is missing than a score may lack. */
    public boolean isUsable() {
        return overall().differences().stream()
                        .anyMatch(difference -> difference.value().isPresent())
                && results().stream().allMatch(Summaries::isComplete);
    }

    /** Whether so little is missing of this model's samples on this suite that its score may be used. */
    public static boolean isComplete(SuiteResult result) {
        return Summaries.isComplete(result);
    }

    /** The tasks on which these two differ: the largest differences first, then by suite and id. */
    public List<Changed> changed(ModelLabel a, ModelLabel b) {
        List<Changed> changed = new ArrayList<>();
        table.pairings(a, b)
                .forEach((suite, pairing) -> pairing.paired().stream()
                        .filter(pair -> pair.difference() != 0)
                        .forEach(pair -> changed.add(new Changed(
                                suite,
                                pair.task(),
                                pair.second().mean().orElseThrow(),
                                pair.first().mean().orElseThrow()))));
        changed.sort(Comparator.comparingDouble((Changed each) -> -StrictMath.abs(each.a() - each.b()))
                .thenComparing(Changed::suite)
                .thenComparing(Changed::task));
        return changed;
    }
}
