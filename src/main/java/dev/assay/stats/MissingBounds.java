package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The mean paired difference, candidate less baseline, whatever the missing values of the candidate would have been in [0, 1].
 *
 * @param observed of the pairs that are complete; absent where none is. Not to be shown alone: what is missing seldom is so by chance
 * @param lower had every missing value been 0
 * @param upper had every missing value been 1
 * @param missing values
 */
public record MissingBounds(OptionalDouble observed, double lower, double upper, int missing) {
    /**
     * Of these pairs; at least one.
     *
     * @param baseline values in [0, 1]
     * @param candidate as many; empty where missing
     */
    public static MissingBounds of(double[] baseline, OptionalDouble[] candidate) {
        Checks.atLeast("pairs", baseline.length, 1);
        Checks.between("candidate's values", candidate.length, baseline.length, baseline.length);
        double seen = 0;
        double lost = 0;
        int missing = 0;
        for (int i = 0; i < baseline.length; i++) {
            Checks.probability("baseline", baseline[i]);
            if (candidate[i].isPresent()) {
                Checks.probability("candidate", candidate[i].getAsDouble());
                seen += candidate[i].getAsDouble() - baseline[i];
            } else {
                lost += baseline[i];
                missing++;
            }
        }
        int n = baseline.length;
        return new MissingBounds(
                missing == n ? OptionalDouble.empty() : OptionalDouble.of(seen / (n - missing)),
                (seen - lost) / n,
                (seen + missing - lost) / n,
                missing);
    }
}
