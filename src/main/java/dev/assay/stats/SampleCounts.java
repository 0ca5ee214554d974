package dev.assay.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How many samples of one task are right, and what that says of k of them drawn without replacement. The score of a suite is the mean over its tasks.
 *
 * @param samples of the task; at least 0
 * @param right among them
 */
public record SampleCounts(int samples, int right) {
    private static final double SLACK = 1e-9;

    public SampleCounts {
        Checks.atLeast("samples", samples, 0);
        Checks.between("right", right, 0, samples);
    }

    /** avg@k: the share that is right; absent without samples. */
    public OptionalDouble average() {
        return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / samples);
    }

    /** pass@k: the probability that at least one of k is right; absent where there are fewer than k samples. Source: Chen and others (2021). */
    public OptionalDouble passAt(int k) {
        return isDefined(k) ? OptionalDouble.of(1 - allAmong(samples - right, k)) : OptionalDouble.empty();
    }

    /** pass^k: the probability that all of k are right; absent where there are fewer than k samples. Source: Yao and others (tau-bench, 2024). */
    public OptionalDouble passHat(int k) {
        return isDefined(k) ? OptionalDouble.of(allAmong(right, k)) : OptionalDouble.empty();
    }

    /**
     * G-Pass@k: the probability that at least a share tau of k are right; absent where there are fewer than k samples. Source: Liu and others (2024).
     *
     * @param tau above 0, at most 1
     */
    public OptionalDouble gPassAt(int k, double tau) {
        Checks.check("tau", tau, tau > 0 && tau <= 1);
        if (!isDefined(k)) {
            return OptionalDouble.empty();
        }
        int least = (int) StrictMath.ceil(tau * k - SLACK);
        return OptionalDouble.of(
                HypergeometricDistribution.of(samples, right, k).survivalProbability(least - 1));
    }

    private boolean isDefined(int k) {
        Checks.atLeast("k", k, 1);
        return k <= samples;
    }

    /** The probability that k samples are all among these. */
    private double allAmong(int these, int k) {
        double all = 1;
        for (int i = 0; i < k; i++) {
            all *= (double) StrictMath.max(0, these - i) / (samples - i);
        }
        return all;
    }
}
