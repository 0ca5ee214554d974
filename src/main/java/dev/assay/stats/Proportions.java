package dev.assay.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Intervals of a proportion, from {@code right} of {@code n}. */
public final class Proportions {
    private Proportions() {}

    /**
     * Guaranteed to cover at its level, and so wider than need be. Source: Clopper and Pearson (1934).
     *
     * @param n at least 0; of nothing the interval is [0, 1]
     * @param level above 0, below 1, as 0.95
     */
    public static Interval clopperPearson(int right, int n, double level) {
        check(right, n, level);
        double tail = (1 - level) / 2;
        double low =
                right == 0 ? 0 : BetaDistribution.of(right, n - right + 1.0).inverseCumulativeProbability(tail);
        double high =
                right == n ? 1 : BetaDistribution.of(right + 1.0, n - right).inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }

    /** The score interval, which {@link BoundedScore} is on values of 0 and 1. Source: Wilson (1927). Of nothing it is [0, 1]. */
    public static Interval wilson(int right, int n, double level) {
        check(right, n, level);
        if (n == 0) {
            return new Interval(0, 1);
        }
        double z = Normal.quantile(0.5 + level / 2);
        double p = (double) right / n;
        double shrink = 1 + z * z / n;
        double middle = (p + z * z / (2 * n)) / shrink;
        double half = z / shrink * StrictMath.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Interval(
                right == 0 ? 0 : StrictMath.max(0, middle - half), right == n ? 1 : StrictMath.min(1, middle + half));
    }

    private static void check(int right, int n, double level) {
        Checks.atLeast("n", n, 0);
        Checks.between("right", right, 0, n);
        Checks.inside("level", level);
    }
}
