package dev.assay.stats;

/**
 * What a number of tasks and samples can show, by the normal approximation. Variances are those of one task's difference between two models, as
 * {@link #variance} makes them up; with one sample a side and no true difference it is the share of tasks with different outcomes.
 */
public final class Planner {
    private static final double SLACK = 1e-9;

    private Planner() {}

    /**
     * The fewest tasks that can show a drop to be less than the margin where none was gained and none was lost, whatever the number of samples: the
     * bounded score of that many zeros reaches z.
     *
     * @param margin above 0, below 1
     * @param z the critical value, as 1.645; of a test with several looks that of the last
     */
    public static int leastTasks(double margin, double z) {
        Checks.inside("margin", margin);
        Checks.positive("z", z);
        return whole(z * z * (1 - margin) / margin);
    }

    /** The same for one look at a confidence (one-sided), above 0.5, below 1. */
    public static int leastTasksAt(double margin, double confidence) {
        Checks.check("confidence", confidence, confidence > 0.5 && confidence < 1);
        return leastTasks(margin, Normal.quantile(confidence));
    }

    /**
     * The variance of one task's difference: that of the true differences, and that of the samples about them.
     *
     * @param betweenTasks variance of the true differences over tasks; at least 0
     * @param first variance of one sample of the first model about its task's mean; at least 0
     * @param second likewise of the second model
     * @param firstSamples a task, at least 1
     * @param secondSamples a task, at least 1
     */
    public static double variance(
            double betweenTasks, double first, double second, int firstSamples, int secondSamples) {
        Checks.check("betweenTasks", betweenTasks, betweenTasks >= 0);
        Checks.check("first", first, first >= 0);
        Checks.check("second", second, second >= 0);
        Checks.atLeast("firstSamples", firstSamples, 1);
        Checks.atLeast("secondSamples", secondSamples, 1);
        return betweenTasks + first / firstSamples + second / secondSamples;
    }

    /**
     * The least true difference that a one-sided test at alpha shows with this power.
     *
     * @param variance of one task's difference; at least 0
     */
    public static double leastDifference(double variance, int tasks, double alpha, double power) {
        Checks.check("variance", variance, variance >= 0);
        Checks.atLeast("tasks", tasks, 1);
        return deviates(alpha, power) * StrictMath.sqrt(variance / tasks);
    }

    /**
     * The tasks with which a test at alpha shows, with this power, that the drop is less than the margin.
     *
     * @param trueDifference above -margin; 0 where nothing changed
     */
    public static int tasks(double variance, double margin, double trueDifference, double alpha, double power) {
        Checks.check("variance", variance, variance >= 0);
        double distance = distance(margin, trueDifference);
        double z = deviates(alpha, power);
        return StrictMath.max(1, whole(z * z * variance / (distance * distance)));
    }

    /**
     * The probability that so many tasks show the drop to be less than the margin.
     *
     * @param variance of one task's difference; above 0
     */
    public static double power(double variance, int tasks, double margin, double trueDifference, double alpha) {
        Checks.inside("alpha", alpha);
        return powerAt(variance, tasks, margin, trueDifference, Normal.upperQuantile(alpha));
    }

    /**
     * The same for a critical value, as 1.645; of a test with several looks that of the last, which is a little too low then.
     *
     * @param variance of one task's difference; above 0
     */
    public static double powerAt(double variance, int tasks, double margin, double trueDifference, double z) {
        Checks.positive("variance", variance);
        Checks.atLeast("tasks", tasks, 1);
        Checks.inside("margin", margin);
        double shift = (margin + trueDifference) * StrictMath.sqrt(tasks / variance);
        return Normal.below(shift - z);
    }

    private static double distance(double margin, double trueDifference) {
        Checks.inside("margin", margin);
        Checks.check("trueDifference", trueDifference, trueDifference > -margin && trueDifference <= 1);
        return margin + trueDifference;
    }

    private static double deviates(double alpha, double power) {
        Checks.inside("alpha", alpha);
        Checks.inside("power", power);
        return Normal.upperQuantile(alpha) + Normal.quantile(power);
    }

    private static int whole(double tasks) {
        return (int) StrictMath.ceil(tasks - SLACK);
    }
}
