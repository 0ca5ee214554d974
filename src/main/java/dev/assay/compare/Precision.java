package dev.assay.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How sharp a number can be with so many tasks, before anything is asked: half of its 95 % interval, as a share. */
public final class Precision {
    private Precision() {}

    /** Of a score of one half, whose interval is the widest; empty where an interval needs more tasks. */
    public static Optional<Double> ofScore(int tasks) {
        List<Double> values = new ArrayList<>(Collections.nCopies(tasks / 2, 1.0));
        values.addAll(Collections.nCopies(tasks - tasks / 2, 0.0));
        return half(Estimate.mean(values, 0, 1, Estimate.LEVEL, tasks));
    }

    /**
     * Of a paired difference of nothing.
     *
     * @param discordance share of the tasks on which the two differ
     */
    public static Optional<Double> ofDifference(int tasks, double discordance) {
        int each = (int) Math.round(tasks * discordance / 2);
        List<Double> values = new ArrayList<>(Collections.nCopies(each, 1.0));
        values.addAll(Collections.nCopies(each, -1.0));
        values.addAll(Collections.nCopies(tasks - 2 * each, 0.0));
        return half(Estimate.mean(values, -1, 1, Estimate.LEVEL, tasks));
    }

    private static Optional<Double> half(Optional<Estimate> estimate) {
        return estimate.map(each -> (each.high() - each.low()) / 2);
    }
}
