package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published error rates of the gate with four samples a task: the class that {@code assay gate} decides by, on a scripted model. Seeds are fixed. */
final class GateSimulationTest {
    private static final double MARGIN = 0.03;
    private static final double RIGHT = 0.75;
    private static final double CORRELATION = 0.85;
    private static final int SAMPLES = 4;
    private static final int TASKS = 164;
    private static final int AT_ONCE = 64;
    private static final int SLOWER = 8;
    private static final double[] CHANCES = chances();

    /** How probable a right sample is, at evenly spaced shares of the tasks. */
    private static double[] chances() {
        double size = 1 / CORRELATION - 1;
        BetaDistribution beta = BetaDistribution.of(RIGHT * size, (1 - RIGHT) * size);
        return IntStream.range(0, 2048)
                .mapToDouble(i -> beta.inverseCumulativeProbability((i + 0.5) / 2048))
                .toArray();
    }

    /** Four answers of each of many tasks, twice, and when those of the second side are there. */
    private static final class ScriptedRun {
        private final Pairing.Pair[] pairs;
        private final Integer[] byCompletion;

        /** @param broken the share of all answers that is lost, in tasks that the candidate cannot do at all */
        ScriptedRun(int tasks, double broken, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double mean = Arrays.stream(CHANCES).average().orElseThrow();
            pairs = new Pairing.Pair[tasks];
            long[] ready = new long[tasks];
            PriorityQueue<Long> workers = new PriorityQueue<>();
            IntStream.range(0, AT_ONCE).forEach(i -> workers.add(0L));
            for (int task = 0; task < tasks; task++) {
                double chance = CHANCES[random.nextInt(CHANCES.length)];
                double after = random.nextDouble() < broken / mean ? 0 : chance;
                int before = right(chance, random);
                int now = right(after, random);
                pairs[task] = new Pairing.Pair("t" + task, tally(before), tally(now));
                long next = workers.remove() + 1 + (now < SAMPLES ? SLOWER - 1 : 0);
                ready[task] = next;
                workers.add(next);
            }
            byCompletion = IntStream.range(0, tasks).boxed().toArray(Integer[]::new);
            Arrays.sort(byCompletion, Comparator.comparingLong(task -> ready[task]));
        }

        private static int right(double chance, SplittableRandom random) {
            int right = 0;
            for (int sample = 0; sample < SAMPLES; sample++) {
                right += random.nextDouble() < chance ? 1 : 0;
            }
            return right;
        }

        private static TaskTally tally(int right) {
            return TaskTally.of(SAMPLES, right, 0, 0, 0, OptionalDouble.empty());
        }

        /** As the gate is fed: tasks come as they complete, each with its place in the order. */
        Gate gate() {
            return feed(new Gate(RULE, LOOKS));
        }

        Gate feed(Gate gate) {
            for (int task : byCompletion) {
                gate.add(task, pairs[task]);
            }
            return gate;
        }

        /** The bug: the first to be complete is looked at first. */
        Gate gateInOrderOfCompletion() {
            Gate gate = new Gate(RULE, LOOKS);
            for (int place = 0; place < pairs.length; place++) {
                gate.add(place, pairs[byCompletion[place]]);
            }
            return gate;
        }
    }

    private static final GateRule RULE = new GateRule(MARGIN, 0.95, GateRule.Stop.AUTO, 1, 0.02);
    private static final GateLooks LOOKS = GateLooks.of(RULE, TASKS);

    private static double rate(int runs, double broken, GateVerdict verdict) {
        return IntStream.range(0, runs)
                        .filter(seed ->
                                new ScriptedRun(TASKS, broken, seed).gate().verdict() == verdict)
                        .count()
                / (double) runs;
    }

    @Test
    void gate_fourSamplesTwoThousandRuns_errorsAtMostTheirRate() {
        assertThat(rate(2_000, 0, GateVerdict.FAIL)).as("false alarm").isBetween(0.001, 0.067);
        assertThat(rate(2_000, MARGIN, GateVerdict.PASS)).as("false PASS").isBetween(0.01, 0.067);
    }

    /** What the preflight says, by the baseline alone, of an unchanged model. */
    @Test
    void power_ofTheBaseline_isTheShareOfUnchangedRunsThatPass() {
        for (int tasks : new int[] {TASKS, 500}) {
            GateLooks looks = GateLooks.of(RULE, tasks);
            List<TaskTally> baseline = Arrays.stream(new ScriptedRun(tasks, 0, 77).pairs)
                    .map(Pairing.Pair::first)
                    .toList();

            double power = new Gate(RULE, looks).power(baseline, SAMPLES);

            long passed = IntStream.range(0, 500)
                    .filter(seed -> new ScriptedRun(tasks, 0, seed)
                                    .feed(new Gate(RULE, looks))
                                    .verdict()
                            == GateVerdict.PASS)
                    .count();
            assertThat(passed / 500.0).as("%d tasks", tasks).isCloseTo(power, within(0.08));
        }
    }

    @Test
    @Tag("corpora")
    @SuppressWarnings("SystemOut")
    void gate_fourSamplesTwentyThousandRuns_errorsAtMostTheirRate() {
        double alarm = rate(20_000, 0, GateVerdict.FAIL);
        double pass = rate(20_000, MARGIN, GateVerdict.PASS);
        System.out.printf("gate, n=%d, k=4, 20,000 runs: false PASS %.4f, false alarm %.4f%n", TASKS, pass, alarm);
        assertThat(alarm).as("false alarm").isBetween(0.001, 0.058);
        assertThat(pass).as("false PASS").isBetween(0.01, 0.058);
    }

    @Test
    void gate_looksInOrderOfCompletion_failsTheProof() {
        long passed = IntStream.range(0, 2_000)
                .filter(seed -> new ScriptedRun(TASKS, MARGIN, seed)
                                .gateInOrderOfCompletion()
                                .verdict()
                        == GateVerdict.PASS)
                .count();
        assertThat(passed / 2_000.0).isGreaterThan(0.067);
    }

    /** One sample a side, 7 % of the tasks change by chance, and 10 points are lost besides. */
    @Test
    void gate_tenPointsLost_stopsWithinThreeTenthsOfThePlan() {
        int size = 1319;
        GateLooks looks = GateLooks.of(RULE, size);
        int[] counted = IntStream.range(0, 200)
                .map(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    Gate gate = new Gate(RULE, looks);
                    for (int place = 0; place < size && !gate.isDecided(); place++) {
                        double drawn = random.nextDouble();
                        int change = drawn < 0.035 ? 1 : drawn < 0.17 ? -1 : 0;
                        gate.add(place, new Pairing.Pair("t" + place, one(change < 0), one(change > 0)));
                    }
                    assertThat(gate.verdict()).isEqualTo(GateVerdict.FAIL);
                    return gate.counted().size();
                })
                .sorted()
                .toArray();
        assertThat(counted[100] / (double) size).isLessThanOrEqualTo(0.3);
    }

    private static TaskTally one(boolean right) {
        return TaskTally.of(1, right ? 1 : 0, 0, 0, 0, OptionalDouble.empty());
    }
}
