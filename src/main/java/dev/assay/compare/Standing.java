package dev.assay.compare;

import dev.assay.model.ModelLabel;
import dev.assay.stats.Interval;
import java.util.Optional;

/**
 * Where one model stands in a scope.
 *
 * @param score absent where nothing was scored
 * @param bounds of the score, whatever the missing samples would have been; absent where nothing was asked
 * @param rank its places
 * @param planned samples
 * @param missing samples without a verdict
 * @param repeats where tasks were sampled more than once; of suites only
 */
public record Standing(
        ModelLabel model,
        Optional<Estimate> score,
        Optional<Interval> bounds,
        RankRange rank,
        int planned,
        int missing,
        Optional<Repeats> repeats) {
    /** The same at other places. */
    Standing at(RankRange places) {
        return new Standing(model, score, bounds, places, planned, missing, repeats);
    }
}
