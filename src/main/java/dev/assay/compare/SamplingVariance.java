package dev.assay.compare;

import dev.assay.stats.Planner;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much one sample of a task varies about the task's mean.
 *
 * @param value the variance
 * @param samples a task, of the side that it is known from
 * @param isMeasured whether that side has several samples a task; else it is what is usual
 */
record SamplingVariance(double value, int samples, boolean isMeasured) {
    /**
     * With one sample a side, about 7 of 100 tasks come out otherwise though nothing changed: the median of models that were sampled twice at a
     * temperature of 0.2, each side having half of the variance. Source: specs/statistics.md, 2.3.
     */
    private static final double USUAL = 0.07 / 2;

    static SamplingVariance of(Collection<TaskTally> tasks) {
        int samples = tasks.stream().mapToInt(TaskTally::planned).max().orElse(1);
        OptionalDouble measured = mean(tasks);
        return new SamplingVariance(measured.orElse(USUAL), Math.max(samples, 1), measured.isPresent());
    }

    private static OptionalDouble mean(Collection<TaskTally> tasks) {
        return tasks.stream()
                .map(TaskTally::within)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /**
     * That of the second side: measured there, else on the first side; else half of all variance, as if no task had truly changed.
     *
     * @param ofDifference variance of one task's difference
     */
    static double ofPairs(List<Pairing.Pair> pairs, double ofDifference) {
        OptionalDouble second = mean(pairs.stream().map(Pairing.Pair::second).toList());
        OptionalDouble first = mean(pairs.stream().map(Pairing.Pair::first).toList());
        return second.orElse(first.orElse(ofDifference / 2));
    }

    /**
     * The probability that a gate passes where nothing changed.
     *
     * @param candidate its samples a task
     * @param z that the deviate must reach
     */
    double power(int candidate, int tasks, double margin, double z) {
        double variance = value / samples + value / candidate;
        return variance == 0 ? 1 : Planner.powerAt(variance, tasks, margin, 0, z);
    }
}
