package dev.assay.compare;

import dev.assay.stats.Boundaries;
import dev.assay.stats.Planner;
import dev.assay.stats.Spending;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * At how many tasks a gate looks, and what a deviate must reach there. Method: Lan and DeMets (1983); the order of the tasks is fixed before
 * the run.
 */
final class GateLooks {
    /** Looks at most. */
    static final int MOST = 20;

    /** Tasks from which a gate looks more than once. */
    static final int TASKS_FOR_MANY = 100;

    private final int[] tasks;
    private final double[] pass;
    private final double[] fail;

    private GateLooks(int[] tasks, double[] pass, double[] fail) {
        this.tasks = tasks;
        this.pass = pass;
        this.fail = fail;
    }

    /** The looks of a rule at a suite of this size, at least 1. */
    static GateLooks of(GateRule rule, int size) {
        if (rule.stop() == GateRule.Stop.OFF || size < TASKS_FOR_MANY) {
            return of(rule, size, 1, Spending.OBRIEN_FLEMING);
        }
        GateLooks many =
                of(rule, size, MOST, rule.stop() == GateRule.Stop.EAGER ? Spending.POWER_2 : Spending.OBRIEN_FLEMING);
        boolean canPass = many.tasksToPass(rule.margin()) <= size;
        GateLooks one = of(rule, size, 1, Spending.OBRIEN_FLEMING);
        return canPass || one.tasksToPass(rule.margin()) > size ? many : one;
    }

    static GateLooks of(GateRule rule, int size, int looks, Spending spending) {
        int[] tasks = IntStream.rangeClosed(1, looks)
                .map(look -> (int) Math.floor((double) size * look / looks + 0.5))
                .filter(n -> n > 0)
                .distinct()
                .toArray();
        double[] times =
                Arrays.stream(tasks).mapToDouble(n -> (double) n / size).toArray();
        double[] pass = Boundaries.of(times, rule.alpha(), spending);
        return new GateLooks(
                tasks, pass, rule.suites() == 1 ? pass : Boundaries.of(times, rule.alphaOfFail(), spending));
    }

    int size() {
        return tasks.length;
    }

    /** Tasks of a look, counted from 0; rising, and the last one is the whole suite. */
    int tasks(int look) {
        return tasks[look];
    }

    /** What z must reach for a PASS. */
    double pass(int look) {
        return pass[look];
    }

    /** What -z must reach for a FAIL. */
    double fail(int look) {
        return fail[look];
    }

    /** How many tasks a suite needs for a PASS of an unchanged model that gained nothing and lost nothing. */
    int tasksToPass(double margin) {
        return Planner.leastTasks(margin, pass[pass.length - 1]);
    }
}
