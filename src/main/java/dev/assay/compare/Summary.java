package dev.assay.compare;

import dev.assay.journal.Shard;
import java.util.List;
import java.util.Optional;

/**
 * All that a run's verdicts say.
 *
 * @param results one a suite and model, in the order of the plan
 * @param differences of the best model to each other one, over all suites, corrected for all pairs
 *     of models (Holm); empty for a single model
 * @param complete whether so little is missing that the scores may be used
 * @param shard the part of a whole run that this sums up; absent: all of it
 */
public record Summary(
        List<SuiteResult> results, List<Difference> differences, boolean complete, Optional<Shard> shard) {
    /** The summary of a whole run. */
    public Summary(List<SuiteResult> results, List<Difference> differences, boolean complete) {
        this(results, differences, complete, Optional.empty());
    }

    public Summary {
        results = List.copyOf(results);
        differences = List.copyOf(differences);
    }
}
