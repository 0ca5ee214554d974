package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BoundedScore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published error rates of the gate with one sample a task, exact: no simulation. */
final class GateErrorRatesTest {
    private static final double MARGIN = 0.03;
    private static final double MOST = 0.055;
    private static final double[] CHANGING = {0.03, 0.035, 0.04, 0.05, 0.06, 0.07, 0.085, 0.1, 0.125, 0.15, 0.2, 0.3};
    private static final double[] CHANGING_ALIKE = {0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3};

    private static GateRule rule(GateRule.Stop stop) {
        return new GateRule(MARGIN, 0.95, stop, 1, 0.02);
    }

    /** What the gate shows, by its own looks, score and rule. */
    private static final class OfTheGate implements GainsAndLosses.Rule {
        private final GateLooks looks;
        private final Map<Integer, Optional<GateVerdict>> known = new HashMap<>();

        OfTheGate(GateRule rule, int size) {
            looks = GateLooks.of(rule, size);
        }

        @Override
        public int looks() {
            return looks.size();
        }

        @Override
        public int tasks(int look) {
            return looks.tasks(look);
        }

        @Override
        public Optional<GateVerdict> at(int look, int gains, int losses) {
            return known.computeIfAbsent((look * 1024 + gains) * 1024 + losses, key -> shown(look, gains, losses));
        }

        private Optional<GateVerdict> shown(int look, int gains, int losses) {
            int tasks = looks.tasks(look);
            BoundedScore score = BoundedScore.of(
                    new TreeMap<>(Map.of(-1.0, losses, 0.0, tasks - gains - losses, 1.0, gains)), -1, 1);
            return Gate.shown(look(looks, look, score.mean(), score.z(-MARGIN), score.z(0)), MARGIN);
        }
    }

    /** The same looks and rule with the variance of the sample, as many a gate has it. */
    private record PlugIn(GateLooks plan) implements GainsAndLosses.Rule {
        @Override
        public int looks() {
            return plan.size();
        }

        @Override
        public int tasks(int look) {
            return plan.tasks(look);
        }

        @Override
        public Optional<GateVerdict> at(int look, int gains, int losses) {
            double n = plan.tasks(look);
            double mean = (gains - losses) / n;
            double error = StrictMath.sqrt(((gains + losses) / n - mean * mean) / n);
            return Gate.shown(look(plan, look, mean, ratio(mean + MARGIN, error), ratio(mean, error)), MARGIN);
        }

        private static double ratio(double distance, double error) {
            return distance == 0 ? 0 : distance / error;
        }
    }

    private static GateLook look(GateLooks plan, int at, double mean, double zPass, double zFail) {
        return new GateLook(
                plan.tasks(at), plan.pass(at), plan.fail(at), OptionalDouble.of(mean), zPass, zFail, mean, 0);
    }

    private static double worstPass(GainsAndLosses.Rule rule) {
        return DoubleStream.of(CHANGING)
                .map(changing -> new GainsAndLosses(rule, changing, -MARGIN).pass())
                .max()
                .orElseThrow();
    }

    private static double worstAlarm(GainsAndLosses.Rule rule) {
        return DoubleStream.of(CHANGING_ALIKE)
                .map(changing -> new GainsAndLosses(rule, changing, 0).fail())
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {164, 500})
    void gate_oneSample_falseAlarmAndFalsePassAtMostTheirRate(int size) {
        GainsAndLosses.Rule rule = new OfTheGate(rule(GateRule.Stop.AUTO), size);
        assertThat(rule.looks()).isEqualTo(20);
        double pass = worstPass(rule);
        double alarm = worstAlarm(rule);
        report(size, pass, alarm);
        assertThat(pass).as("false PASS at a drop of the margin").isBetween(0.03, MOST);
        assertThat(alarm).as("false alarm where nothing changed").isBetween(0.001, MOST);
    }

    @SuppressWarnings("SystemOut")
    private static void report(int size, double pass, double alarm) {
        System.out.printf(
                "gate, n=%d, k=1: false PASS %.4f, false alarm %.4f (exact, worst of the grid)%n", size, pass, alarm);
    }

    @ParameterizedTest
    @ValueSource(ints = {164, 500})
    void plugInVariance_sameLooks_failsTheProof(int size) {
        assertThat(worstPass(new PlugIn(GateLooks.of(rule(GateRule.Stop.AUTO), size))))
                .isGreaterThan(2 * MOST);
    }

    /** The proof follows the gate that users run: on random paths both decide alike, and at the same look. */
    @Test
    void proof_randomPaths_decidesAsTheGateDoes() {
        int size = 164;
        OfTheGate rule = new OfTheGate(rule(GateRule.Stop.AUTO), size);
        SplittableRandom random = new SplittableRandom(7);
        for (int path = 0; path < 400; path++) {
            double drop = random.nextDouble() * 0.15;
            Gate gate = new Gate(rule(GateRule.Stop.AUTO), size);
            int gains = 0;
            int losses = 0;
            Optional<GateVerdict> shown = Optional.empty();
            for (int place = 0; place < size && shown.isEmpty(); place++) {
                double drawn = random.nextDouble();
                int change = drawn < 0.03 ? 1 : drawn < 0.03 + drop ? -1 : 0;
                gains += change > 0 ? 1 : 0;
                losses += change < 0 ? 1 : 0;
                assertThat(gate.isDecided()).isFalse();
                gate.add(place, new Pairing.Pair("t" + place, tally(change < 0), tally(change > 0)));
                int looked = gate.looks().size();
                if (looked > 0 && rule.tasks(looked - 1) == place + 1) {
                    shown = rule.at(looked - 1, gains, losses);
                }
            }
            assertThat(gate.verdict()).isEqualTo(shown.orElse(GateVerdict.INCONCLUSIVE));
        }
    }

    @Test
    void proof_anyRates_losesNoProbability() {
        GainsAndLosses rates = new GainsAndLosses(new OfTheGate(rule(GateRule.Stop.EAGER), 120), 0.1, -0.02);
        assertThat(rates.sum()).isCloseTo(1, within(1e-10));
    }

    private static TaskTally tally(boolean right) {
        return TaskTally.of(1, right ? 1 : 0, 0, 0, 0, OptionalDouble.empty());
    }
}
