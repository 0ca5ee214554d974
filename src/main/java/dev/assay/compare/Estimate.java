package dev.assay.compare;

import dev.assay.stats.BoundedScore;
import dev.assay.stats.Interval;
import java.util.Collection;
import java.util.Optional;

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

    /** The mean that was scored, over so many tasks and samples. */
    static Estimate of(BoundedScore score, double level, int tasks, int samples) {
        Interval interval = score.interval(level);
        return new Estimate(score.mean(), interval.low(), interval.high(), level, tasks, samples, METHOD);
    }

    /** The mean of one value a task, each from {@code low} to {@code high}; none where there are no tasks. */
    static Optional<Estimate> mean(Collection<Double> taskMeans, double low, double high, double level, int samples) {
        if (taskMeans.isEmpty()) {
            return Optional.empty();
        }
        double[] values = taskMeans.stream().mapToDouble(Double::doubleValue).toArray();
        return Optional.of(of(BoundedScore.of(values, low, high), level, values.length, samples));
    }

    /** The estimate of the opposite. */
    Estimate negated() {
        return new Estimate(0 - value, 0 - high, 0 - low, level, tasks, samples, method);
    }
}
