package dev.assay.stats;

/**
 * Two models on these very tasks, several samples each: a claim about these tasks and no others. Sources: Miettinen and Nurminen (1985), stratified by task;
 * Cochran (1954), Mantel and Haenszel (1959).
 */
public final class FixedTasks {
    private final int[] first;
    private final int[] second;
    private final int firstSamples;
    private final int secondSamples;

    /**
     * Counts of right samples, by task.
     *
     * @param first of the first model, each from 0 to {@code firstSamples}
     * @param second of the second, as many
     */
    public FixedTasks(int[] first, int firstSamples, int[] second, int secondSamples) {
        Checks.atLeast("tasks", first.length, 1);
        Checks.between("tasks of the second", second.length, first.length, first.length);
        Checks.atLeast("firstSamples", firstSamples, 1);
        Checks.atLeast("secondSamples", secondSamples, 1);
        for (int i = 0; i < first.length; i++) {
            Checks.between("right of the first", first[i], 0, firstSamples);
            Checks.between("right of the second", second[i], 0, secondSamples);
        }
        this.first = first.clone();
        this.second = second.clone();
        this.firstSamples = firstSamples;
        this.secondSamples = secondSamples;
    }

    /** The mean difference, second less first. */
    public double difference() {
        return sum() / first.length;
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (double) second[i] / secondSamples - (double) first[i] / firstSamples;
        }
        return sum;
    }

    /** The deviate against "every task dropped by the margin", which is above 0 and below 1; positive where the drop is less. */
    public double zAgainstDrop(double margin) {
        Checks.inside("margin", margin);
        double variance = 0;
        for (int i = 0; i < first.length; i++) {
            variance += MiettinenNurminen.of(first[i], firstSamples, second[i], secondSamples, -margin)
                    .variance();
        }
        return (sum() + first.length * margin) / StrictMath.sqrt(variance);
    }

    /** The deviate of Cochran, Mantel and Haenszel against "no task changed"; 0 where each is all right or all wrong on both sides. */
    public double zAgainstNoChange() {
        double all = firstSamples + secondSamples;
        double distance = 0;
        double variance = 0;
        for (int i = 0; i < first.length; i++) {
            double right = first[i] + second[i];
            distance += second[i] - secondSamples * right / all;
            variance += firstSamples * secondSamples * right * (all - right) / (all * all * (all - 1));
        }
        return variance == 0 ? 0 : distance / StrictMath.sqrt(variance);
    }

    /**
     * The share of the information after some samples a task of the second model.
     *
     * @param firstSamples of the first model, all there; at least 1
     * @param samples of the second so far, from 1 to {@code most}
     */
    public static double information(int firstSamples, int samples, int most) {
        Checks.atLeast("firstSamples", firstSamples, 1);
        Checks.between("samples", samples, 1, most);
        return (1.0 / firstSamples + 1.0 / most) / (1.0 / firstSamples + 1.0 / samples);
    }
}
