package dev.assay.compare;

import java.util.List;

/**
 * All that a run's verdicts say.
 *
 * @param results one a suite and model, in the order of the plan
 * @param differences of the best model to each other one, over all suites, at a level that holds for all pairs together
 *     (Bonferroni); empty for a single model
 * @param complete whether so little is missing that the scores may be used
 */
public record Summary(List<SuiteResult> results, List<Difference> differences, boolean complete) {
    public Summary {
        results = List.copyOf(results);
        differences = List.copyOf(differences);
    }
}
