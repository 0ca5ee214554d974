package dev.assay.stats;

import java.util.Optional;

/**
 * How much of a score's variance comes from the samples of a task, and how much from the tasks: whether more samples or more tasks would help.
 *
 * @param score mean of the task means
 * @param within variance of a sample about its task's mean
 * @param between variance of the tasks' true means; 0 where its estimate is below
 * @param tasks how many
 * @param samples of each task
 */
public record VarianceSplit(double score, double within, double between, int tasks, int samples) {
    /**
     * The split of these values.
     *
     * @param tasks the samples' values of each task
     * @return absent for fewer than two tasks or two samples a task, which tell nothing
     * @throws IllegalArgumentException where tasks differ in their number of samples
     */
    public static Optional<VarianceSplit> of(double[][] tasks) {
        if (tasks.length < 2 || tasks[0].length < 2) {
            return Optional.empty();
        }
        int samples = tasks[0].length;
        double[] means = new double[tasks.length];
        double within = 0;
        for (int i = 0; i < tasks.length; i++) {
            Checks.between("samples of task " + i, tasks[i].length, samples, samples);
            means[i] = mean(tasks[i]);
            within += variance(tasks[i]) / tasks.length;
        }
        double between = StrictMath.max(0, variance(means) - within / samples);
        return Optional.of(new VarianceSplit(mean(means), within, between, tasks.length, samples));
    }

    /** The share of the variance of one sample that is the tasks'; 0 where nothing varies. */
    public double intraclassCorrelation() {
        return between == 0 ? 0 : between / (between + within);
    }

    /** The standard error of the score as one of questions like these. */
    public double standardError() {
        return StrictMath.sqrt((between + within / samples) / tasks);
    }

    /** The standard error of the score as one of these very tasks: of sampling alone. */
    public double standardErrorOfSampling() {
        return StrictMath.sqrt(within / samples / tasks);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
