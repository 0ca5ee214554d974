package dev.assay.compare;

import dev.assay.stats.BoundedScore;
import dev.assay.stats.Interval;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A number with its interval and what it rests on.
 *
 * @param level of the interval, as 0.95
 * @param tasks counted
 * @param samples counted
 * @param method of the interval
 */
public record Estimate(double value, double low, double high, double level, int tasks, int samples, String method) {
    static final double LEVEL = 0.95;
    static final String METHOD = "bounded-score";

    private static final double CRITICAL = critical(LEVEL);

    private static double critical(double level) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    }

    /** The mean that was scored, from {@code low} to {@code high}, over so many tasks and samples. */
    static Estimate of(BoundedScore score, double low, double high, int tasks, int samples) {
        Interval interval = ScoreInterval.of(score, low, high, CRITICAL);
        return new Estimate(score.mean(), interval.low(), interval.high(), LEVEL, tasks, samples, METHOD);
    }

    /** The mean of one value a task, each from {@code low} to {@code high}; none where there are no tasks. */
    static Optional<Estimate> mean(Collection<Double> taskMeans, double low, double high, double level, int samples) {
        if (taskMeans.isEmpty()) {
            return Optional.empty();
        }
        double[] values = taskMeans.stream().mapToDouble(Double::doubleValue).toArray();
        BoundedScore score = BoundedScore.of(values, low, high);
        Interval interval = ScoreInterval.of(score, low, high, critical(level));
        return Optional.of(
                new Estimate(score.mean(), interval.low(), interval.high(), level, values.length, samples, METHOD));
    }

    /** The estimate of the opposite. */
    Estimate negated() {
        return new Estimate(0 - value, 0 - high, 0 - low, level, tasks, samples, method);
    }
}
