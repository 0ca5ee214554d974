package dev.assay.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two one-sided t tests: whether a mean difference lies inside [-margin, margin]. Source: Schuirmann (1987). For values without bounds; where they have bounds use
 * {@link BoundedScore}, which knows what nothing but zeros can hide.
 *
 * @param notLower p value against "at most -margin"
 * @param notHigher p value against "at least margin"
 * @param interval of 90 %: inside the margins where both are below 5 %
 */
public record Equivalence(double notLower, double notHigher, Interval interval) {
    /**
     * From the moments of the differences.
     *
     * @param deviation their standard deviation; above 0
     * @param n at least 2
     * @param margin above 0
     */
    public static Equivalence of(double mean, double deviation, int n, double margin) {
        Checks.check("mean", mean, Double.isFinite(mean));
        Checks.positive("deviation", deviation);
        Checks.atLeast("n", n, 2);
        Checks.positive("margin", margin);
        TDistribution t = TDistribution.of(n - 1.0);
        double error = deviation / StrictMath.sqrt(n);
        double half = t.inverseCumulativeProbability(0.95) * error;
        return new Equivalence(
                t.survivalProbability((mean + margin) / error),
                t.cumulativeProbability((mean - margin) / error),
                new Interval(mean - half, mean + half));
    }

    /** The p value of "not equivalent": the larger of the two. */
    public double p() {
        return StrictMath.max(notLower, notHigher);
    }
}
