package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.Interval;
import dev.assay.stats.Spending;
import dev.assay.testing.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GateTest {
    private static final JsonNode GOLDEN = Table.read(GateTest.class, "gate-golden.json");

    private static Stream<JsonNode> golden(String block) {
        return StreamSupport.stream(GOLDEN.path(block).spliterator(), false);
    }

    static Stream<JsonNode> traces() {
        return golden("gate_traces");
    }

    static Stream<JsonNode> fixed() {
        return golden("verdicts_fixed");
    }

    static Stream<JsonNode> missing() {
        return golden("missing_bounds");
    }

    private static GateRule rule(double margin, GateRule.Stop stop) {
        return new GateRule(margin, 0.95, stop, 1, 0.02);
    }

    private static Spending spending(String name) {
        return switch (name) {
            case "obf" -> Spending.OBRIEN_FLEMING;
            case "pow2" -> Spending.POWER_2;
            case "pocock" -> Spending.POCOCK;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TaskTally tally(double value) {
        return TaskTally.of(1, value, 0, 0, 0, OptionalDouble.empty());
    }

    /** A task that was lost (-), won (+), or neither (0). */
    private static Pairing.Pair pair(int number, char change) {
        return new Pairing.Pair("t" + number, tally(change == '-' ? 1 : 0), tally(change == '+' ? 1 : 0));
    }

    private static void feed(Gate gate, String changes) {
        for (int i = 0; i < changes.length(); i++) {
            gate.add(i, pair(i, changes.charAt(i)));
        }
    }

    private static Gate fixed(double margin, int losses, int gains, int n) {
        Gate gate = new Gate(rule(margin, GateRule.Stop.OFF), n);
        feed(gate, "-".repeat(losses) + "+".repeat(gains) + "0".repeat(n - losses - gains));
        return gate;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void add_goldenTrace_looksAndDecidesAsIt(JsonNode trace) {
        double tolerance = trace.path("tolerance").asDouble();
        GateRule rule = rule(trace.path("margin").asDouble(), GateRule.Stop.AUTO);
        Gate gate = new Gate(
                rule,
                GateLooks.of(
                        rule,
                        trace.path("N").asInt(),
                        trace.path("K").asInt(),
                        spending(trace.path("spend").asText())));
        feed(gate, trace.path("D").asText());
        assertThat(gate.verdict()).hasToString(trace.path("verdict").asText());
        assertThat(gate.counted()).hasSize(trace.path("stop_n").asInt());
        assertThat(gate.looks()).hasSize(trace.path("looks").size());
        for (int i = 0; i < gate.looks().size(); i++) {
            JsonNode wanted = trace.path("looks").get(i);
            GateLook look = gate.looks().get(i);
            assertThat(look.tasks()).isEqualTo(wanted.path("n").asInt());
            assertThat(look.passBound()).isCloseTo(wanted.path("bound").asDouble(), within(tolerance));
            assertThat(look.estimate().orElseThrow())
                    .isCloseTo(wanted.path("est").asDouble(), within(1e-9));
            assertThat(look.zPass()).isCloseTo(wanted.path("z_pass").asDouble(), within(1e-9));
            assertThat(look.zFail()).isCloseTo(wanted.path("z_fail").asDouble(), within(1e-9));
        }
        Interval interval = gate.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(trace.path("repeated_ci").get(0).asDouble(), within(tolerance));
        assertThat(interval.high()).isCloseTo(trace.path("repeated_ci").get(1).asDouble(), within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void add_tasksInAnyOrderOfCompletion_looksAndDecidesAlike(JsonNode trace) {
        String changes = trace.path("D").asText();
        GateRule rule = rule(trace.path("margin").asDouble(), GateRule.Stop.AUTO);
        GateLooks looks = GateLooks.of(rule, changes.length());
        Gate inOrder = new Gate(rule, looks);
        feed(inOrder, changes);
        for (int seed = 0; seed < 20; seed++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, changes.length()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            Gate shuffled = new Gate(rule, looks);
            order.forEach(place -> shuffled.add(place, pair(place, changes.charAt(place))));
            assertThat(shuffled.verdict()).isEqualTo(inOrder.verdict());
            assertThat(shuffled.looks()).isEqualTo(inOrder.looks());
            assertThat(shuffled.interval()).isEqualTo(inOrder.interval());
        }
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void add_goldenCounts_decideAsTheySay(JsonNode wanted) {
        Gate gate = fixed(
                wanted.path("margin").asDouble(),
                wanted.path("losses").asInt(),
                wanted.path("gains").asInt(),
                wanted.path("n").asInt());
        GateLook look = gate.looks().get(0);
        assertThat(gate.verdict()).hasToString(wanted.path("verdict").asText());
        assertThat(look.estimate().orElseThrow())
                .isCloseTo(wanted.path("estimate").asDouble(), within(1e-9));
        assertThat(look.zPass()).isCloseTo(wanted.path("z_pass").asDouble(), within(1e-9));
        assertThat(look.zFail()).isCloseTo(wanted.path("z_fail").asDouble(), within(1e-9));
        Interval interval = gate.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(wanted.path("lower95").asDouble(), within(1e-9));
        assertThat(interval.high()).isCloseTo(wanted.path("upper95").asDouble(), within(1e-9));
        assertThat(gate.tasksToSettle()).isEqualTo(wanted.path("n_needed_80pct").asInt());
    }

    @Test
    void add_dropThatIsCertainButMayBeSmall_isInconclusiveAndSaysSo() {
        Gate gate = fixed(0.03, 62, 30, 1319);
        assertThat(gate.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(gate.dropConfirmed()).isTrue();
        assertThat(fixed(0.03, 9, 8, 164).dropConfirmed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("missing")
    void pair_goldenMissing_liesBetweenTheBounds(JsonNode wanted) {
        double low = 0;
        double high = 0;
        int missing = 0;
        int n = wanted.path("base").size();
        for (int i = 0; i < n; i++) {
            JsonNode candidate = wanted.path("cand").get(i);
            TaskTally second = candidate.isNull()
                    ? TaskTally.of(1, 0, 1, 0, 0, OptionalDouble.empty())
                    : tally(candidate.asDouble());
            Pairing.Pair pair =
                    new Pairing.Pair("t" + i, tally(wanted.path("base").get(i).asDouble()), second);
            low += pair.low() / n;
            high += pair.high() / n;
            missing += second.missing();
        }
        assertThat(low).isCloseTo(wanted.path("lower").asDouble(), within(1e-9));
        assertThat(high).isCloseTo(wanted.path("upper").asDouble(), within(1e-9));
        assertThat(missing).isEqualTo(wanted.path("missing").asInt());
    }

    @Test
    void tasksToPass_goldenMargins_areTheSizesBelowWhichNoPassIsPossible() {
        golden("min_items_for_pass").forEach(row -> {
            double margin = row.get(0).asDouble();
            int wanted = row.get(2).asInt();
            GateRule rule = new GateRule(margin, row.get(1).asDouble(), GateRule.Stop.OFF, 1, 0.02);
            assertThat(new Gate(rule, 5).tasksToPass()).isEqualTo(wanted);
            assertThat(unchanged(rule, wanted)).isEqualTo(GateVerdict.PASS);
            assertThat(unchanged(rule, wanted - 1)).isEqualTo(GateVerdict.INCONCLUSIVE);
        });
    }

    private static GateVerdict unchanged(GateRule rule, int n) {
        Gate gate = new Gate(rule, n);
        feed(gate, "0".repeat(n));
        return gate.verdict();
    }

    @ParameterizedTest
    @CsvSource({"87, 1, 88", "88, 1, 88", "99, 1, 88", "100, 1, 88", "109, 1, 88", "110, 20, 110", "1319, 20, 110"})
    void looks_bySize_areManyOnlyWhereManyCanPass(int size, int looks, int toPass) {
        GateLooks plan = GateLooks.of(rule(0.03, GateRule.Stop.AUTO), size);
        assertThat(plan.size()).isEqualTo(looks);
        assertThat(plan.tasksToPass(0.03)).isEqualTo(toPass);
        if (size >= toPass) {
            assertThat(unchanged(rule(0.03, GateRule.Stop.AUTO), size)).isEqualTo(GateVerdict.PASS);
        }
    }

    @Test
    void looks_ofSmallSuites_areDistinctAndEndAtTheWholeSuite() {
        for (int size : new int[] {1, 2, 9, 10, 19, 20, 21, 30, 59}) {
            GateLooks looks = GateLooks.of(rule(0.03, GateRule.Stop.AUTO), size, 20, Spending.OBRIEN_FLEMING);
            int[] tasks = IntStream.range(0, looks.size()).map(looks::tasks).toArray();
            assertThat(tasks)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .doesNotContain(0)
                    .endsWith(size);
        }
    }

    @Test
    void add_severalSuites_failAtTheirShareAndPassAtTheirOwnRate() {
        GateLooks one = GateLooks.of(rule(0.03, GateRule.Stop.OFF), 500);
        GateLooks six = GateLooks.of(new GateRule(0.03, 0.95, GateRule.Stop.OFF, 6, 0.02), 500);
        assertThat(one.pass(0)).isCloseTo(1.6448536, within(1e-5)).isEqualTo(one.fail(0));
        assertThat(six.pass(0)).isEqualTo(one.pass(0));
        assertThat(six.fail(0)).isCloseTo(2.3939798, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "30", "100", "1319"})
    void add_allRightOrAllWrong_isADefinedVerdict(int n) {
        for (GateRule.Stop stop : GateRule.Stop.values()) {
            Gate lost = new Gate(rule(0.03, stop), n);
            feed(lost, "-".repeat(n));
            Gate won = new Gate(rule(0.03, stop), n);
            feed(won, "+".repeat(n));
            Gate same = new Gate(rule(0.03, stop), n);
            feed(same, "0".repeat(n));
            assertThat(lost.verdict()).isEqualTo(n > 2 ? GateVerdict.FAIL : GateVerdict.INCONCLUSIVE);
            assertThat(won.verdict()).isEqualTo(n > 2 ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE);
            assertThat(same.verdict()).isEqualTo(n >= 88 ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE);
            for (Gate gate : List.of(lost, won, same)) {
                assertThat(gate.looks()).allSatisfy(look -> {
                    assertThat(look.zPass()).isFinite();
                    assertThat(look.zFail()).isFinite();
                });
                Interval interval = gate.interval().orElseThrow();
                assertThat(interval.low()).isBetween(-1.0, 1.0);
                assertThat(interval.high()).isBetween(interval.low(), 1.0);
            }
        }
    }

    @Test
    void add_twoMissingOf200_mayNotHelpAVerdict() {
        // Unchanged but for what is missing: shown without, not shown when both could be losses.
        GateRule rule = rule(0.03, GateRule.Stop.OFF);
        Gate whole = new Gate(rule, 120);
        feed(whole, "0".repeat(120));
        Gate torn = new Gate(rule, 120);
        for (int i = 0; i < 120; i++) {
            torn.add(i, i < 2 ? missing(i) : pair(i, '0'));
        }
        assertThat(whole.verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(torn.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(torn.looks().get(0).missing()).isEqualTo(2);
        assertThat(torn.interval().orElseThrow().low())
                .isLessThan(whole.interval().orElseThrow().low());
    }

    private static Pairing.Pair missing(int number) {
        return new Pairing.Pair("t" + number, tally(1), TaskTally.of(1, 0, 1, 0, 0, OptionalDouble.empty()));
    }

    @Test
    void add_tooMuchMissing_isUnusableWhateverTheRestSays() {
        Gate gate = new Gate(rule(0.03, GateRule.Stop.AUTO), 1000);
        for (int i = 0; i < 1000; i++) {
            gate.add(i, i % 40 == 0 ? missing(i) : pair(i, '+'));
        }
        assertThat(gate.verdict()).isEqualTo(GateVerdict.UNUSABLE);
        assertThat(gate.isDecided()).isTrue();
    }

    @Test
    void add_nothingScored_isUnusable() {
        Gate gate = new Gate(new GateRule(0.03, 0.95, GateRule.Stop.OFF, 1, 0.999), 3);
        IntStream.range(0, 3).forEach(i -> gate.add(i, missing(i)));
        assertThat(gate.verdict()).isEqualTo(GateVerdict.UNUSABLE);
        assertThat(gate.looks().get(0).estimate()).isEmpty();
    }

    @Test
    void verdict_prefixNotComplete_isUnusable() {
        Gate gate = new Gate(rule(0.03, GateRule.Stop.OFF), 200);
        IntStream.range(1, 200).forEach(i -> gate.add(i, pair(i, '0')));
        assertThat(gate.verdict()).isEqualTo(GateVerdict.UNUSABLE);
        assertThat(gate.isDecided()).isFalse();
        assertThat(gate.counted()).isEmpty();
        assertThat(gate.interval()).isEmpty();
    }

    @Test
    void add_samplesDifferingPerSide_comparesTheirMeans() {
        GateRule rule = rule(0.03, GateRule.Stop.OFF);
        Gate gate = new Gate(rule, 300);
        for (int i = 0; i < 300; i++) {
            gate.add(
                    i,
                    new Pairing.Pair(
                            "t" + i,
                            TaskTally.of(8, 6, 0, 0, 0, OptionalDouble.empty()),
                            TaskTally.of(2, i % 2 + 1, 0, 0, 0, OptionalDouble.empty())));
        }
        assertThat(gate.looks().get(0).estimate().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(gate.verdict()).isEqualTo(GateVerdict.PASS);
    }

    @Test
    void add_placeTwice_isRefused() {
        Gate gate = new Gate(rule(0.03, GateRule.Stop.OFF), 3);
        gate.add(0, pair(0, '0'));
        gate.add(2, pair(2, '0'));
        assertThatThrownBy(() -> gate.add(0, pair(0, '0'))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gate.add(2, pair(2, '0'))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.95, 0.02", "1, 0.95, 0.02", "0.03, 1, 0.02", "0.03, 0.4, 0.02", "0.03, 0.95, 1", "NaN, 0.95, 0.02"
    })
    void rule_outOfRange_isRefused(double margin, double confidence, double errors) {
        assertThatThrownBy(() -> new GateRule(margin, confidence, GateRule.Stop.OFF, 1, errors))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
