package dev.assay.stats;

import java.util.Arrays;

/**
 * The exact sign-flip permutation test of paired differences against "each sign is as likely as the other". Source: Fisher (1935).
 *
 * @param two p value, two-sided
 * @param less p value against "not lower": small where the differences are negative
 * @param greater p value against "not higher"
 */
public record SignFlips(double two, double less, double greater) {
    /** Differences other than 0 at most: a million sums. */
    public static final int MOST = 20;

    private static final double SLACK = 1e-12;

    /**
     * The test of these differences; all p values are 1 where each is 0.
     *
     * @throws IllegalArgumentException for more than {@link #MOST} that are not 0, or one that is not finite
     */
    public static SignFlips of(double[] differences) {
        double[] sizes = Arrays.stream(differences).filter(d -> d != 0).toArray();
        Checks.between("differences other than 0", sizes.length, 0, MOST);
        double observed = 0;
        double scale = 0;
        for (double d : sizes) {
            Checks.check("difference", d, Double.isFinite(d));
            observed += d;
            scale += StrictMath.abs(d);
        }
        double slack = SLACK * scale;
        int patterns = 1 << sizes.length;
        int two = 0;
        int less = 0;
        int greater = 0;
        for (int pattern = 0; pattern < patterns; pattern++) {
            double sum = sum(sizes, pattern);
            two += StrictMath.abs(sum) >= StrictMath.abs(observed) - slack ? 1 : 0;
            less += sum <= observed + slack ? 1 : 0;
            greater += sum >= observed - slack ? 1 : 0;
        }
        return new SignFlips((double) two / patterns, (double) less / patterns, (double) greater / patterns);
    }

    private static double sum(double[] sizes, int pattern) {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += (pattern >> i & 1) == 0 ? sizes[i] : -sizes[i];
        }
        return sum;
    }
}
