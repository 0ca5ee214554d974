package dev.assay.compare;

import dev.assay.model.ModelLabel;
import java.util.List;

/**
 * What is compared at a time: a suite, the tasks of a tag in all suites, or all tasks of all suites, where each task counts the same.
 *
 * @param name of the suite or tag; {@code overall} for all
 * @param standings the best first
 * @param differences one a pair of models, of the one that stands higher to the other, in the order of the standings. Corrected together (Holm)
 * @param tied the largest groups of neighbours that cannot be told apart
 */
public record ComparisonScope(
        Kind kind, String name, List<Standing> standings, List<Difference> differences, List<List<ModelLabel>> tied) {
    /** What is looked at. */
    public enum Kind {
        SUITE,
        TAG,
        OVERALL
    }

    public ComparisonScope {
        standings = List.copyOf(standings);
        differences = List.copyOf(differences);
        tied = List.copyOf(tied);
    }
}
