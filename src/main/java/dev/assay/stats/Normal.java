package dev.assay.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

    private Normal() {}

    /** The value below which a share p lies. */
    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    /** The value above which a share p lies. */
    static double upperQuantile(double p) {
        return STANDARD.inverseSurvivalProbability(p);
    }

    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    }
}
