package dev.assay.compare;

import java.util.Optional;

/**
 * The exact error rates of a group-sequential rule on tasks with one sample a side: every number of gains and losses that there can be at a look is carried to the
 * next one with its probability, as long as the rule goes on.
 */
final class GainsAndLosses {
    /** A state that is less likely is not followed: its probability is counted as an error of both kinds. */
    private static final double NEGLECTED = 1e-13;

    /** A rule that decides at a look by counts alone. */
    interface Rule {
        int looks();

        int tasks(int look);

        Optional<GateVerdict> at(int look, int gains, int losses);
    }

    private final Rule rule;
    private final double gain;
    private final double loss;
    private double[][] mass;
    private double passed;
    private double failed;
    private double neglected;

    /**
     * Rates for independent tasks.
     *
     * @param changing probability that a task is gained or lost
     * @param difference gained less lost
     */
    GainsAndLosses(Rule rule, double changing, double difference) {
        this.rule = rule;
        gain = (changing + difference) / 2;
        loss = (changing - difference) / 2;
        mass = new double[1][1];
        mass[0][0] = 1;
        int tasks = 0;
        for (int look = 0; look < rule.looks(); look++) {
            while (tasks < rule.tasks(look)) {
                tasks++;
                mass = oneMore(tasks);
            }
            decide(look);
        }
    }

    private double[][] oneMore(int tasks) {
        double[][] next = new double[tasks + 1][];
        for (int gains = 0; gains <= tasks; gains++) {
            next[gains] = new double[tasks - gains + 1];
        }
        for (int gains = 0; gains < mass.length; gains++) {
            for (int losses = 0; losses < mass[gains].length; losses++) {
                double here = mass[gains][losses];
                if (here > 0) {
                    next[gains][losses] += here * (1 - gain - loss);
                    next[gains + 1][losses] += here * gain;
                    next[gains][losses + 1] += here * loss;
                }
            }
        }
        return next;
    }

    private void decide(int look) {
        for (int gains = 0; gains < mass.length; gains++) {
            for (int losses = 0; losses < mass[gains].length; losses++) {
                double here = mass[gains][losses];
                if (here > 0 && here < NEGLECTED) {
                    neglected += here;
                    mass[gains][losses] = 0;
                } else if (here > 0) {
                    Optional<GateVerdict> verdict = rule.at(look, gains, losses);
                    passed += verdict.equals(Optional.of(GateVerdict.PASS)) ? here : 0;
                    failed += verdict.equals(Optional.of(GateVerdict.FAIL)) ? here : 0;
                    mass[gains][losses] = verdict.isPresent() ? 0 : here;
                }
            }
        }
    }

    /** The largest probability of PASS there can be. */
    double pass() {
        return passed + neglected;
    }

    /** The largest probability of FAIL there can be. */
    double fail() {
        return failed + neglected;
    }

    /** All that was followed to an end, or neglected: 1. */
    double sum() {
        double open = 0;
        for (double[] row : mass) {
            for (double each : row) {
                open += each;
            }
        }
        return passed + failed + neglected + open;
    }
}
