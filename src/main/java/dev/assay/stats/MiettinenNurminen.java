package dev.assay.stats;

/**
 * Two proportions of one task under the hypothesis that the second is the first plus {@code delta}: their most likely values and the variance of their
 * difference. Source: Miettinen and Nurminen (1985).
 *
 * @param first the first proportion
 * @param second the second: the first plus delta
 * @param variance of the difference of the two shares
 */
public record MiettinenNurminen(double first, double second, double variance) {
    private static final int BISECTIONS = 100;

    /**
     * The restricted estimate.
     *
     * @param firstRight of {@code firstSamples}, which are at least 1
     * @param secondRight of {@code secondSamples}, which are at least 1
     * @param delta above -1, below 1
     */
    public static MiettinenNurminen of(
            int firstRight, int firstSamples, int secondRight, int secondSamples, double delta) {
        Checks.atLeast("firstSamples", firstSamples, 1);
        Checks.atLeast("secondSamples", secondSamples, 1);
        Checks.between("firstRight", firstRight, 0, firstSamples);
        Checks.between("secondRight", secondRight, 0, secondSamples);
        Checks.check("delta", delta, delta > -1 && delta < 1);
        double low = StrictMath.max(0, -delta);
        double high = StrictMath.min(1, 1 - delta);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double slope = slope(firstRight, firstSamples, middle) + slope(secondRight, secondSamples, middle + delta);
            if (slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double first = (low + high) / 2;
        double second = StrictMath.min(1, StrictMath.max(0, first + delta));
        double all = firstSamples + secondSamples;
        double variance =
                (first * (1 - first) / firstSamples + second * (1 - second) / secondSamples) * all / (all - 1);
        return new MiettinenNurminen(first, second, variance);
    }

    /** The slope of the log likelihood at p. */
    private static double slope(int right, int n, double p) {
        double up = right == 0 ? 0 : right / p;
        return right == n ? up : up - (n - right) / (1 - p);
    }
}
