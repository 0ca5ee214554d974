package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.run.TaskOrder;
import dev.assay.testing.VerdictLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateSuiteTest {
    private static final int TASKS = 400;
    private static final int SAMPLES = 2;
    private static final GateRule RULE = new GateRule(0.03, 0.95, GateRule.Stop.AUTO, 1, 0.02);

    private static Map<String, TaskTally> baseline() {
        Map<String, TaskTally> baseline = new LinkedHashMap<>();
        IntStream.range(0, TASKS)
                .forEach(i ->
                        baseline.put("t" + i, TaskTally.of(8, i % 4 == 0 ? 2 : 8, 0, 0, 0, OptionalDouble.empty())));
        return baseline;
    }

    private static List<VerdictLine> verdicts(double worse) {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < TASKS; i++) {
            words.append(i == 0 ? "" : " ");
            for (int sample = 0; sample < SAMPLES; sample++) {
                double right = (i % 4 == 0 ? 0.25 : 1) - worse;
                words.append(random.nextInt(150) == 0 ? 'c' : random.nextDouble() < right ? 'r' : 'w');
            }
        }
        return VerdictLines.of("m", words.toString());
    }

    private static GateSuite suite(long seed) {
        return new GateSuite("mine", RULE, SAMPLES, baseline().keySet(), baseline(), seed);
    }

    private static GateResult result(GateSuite suite) {
        return GateResult.of(suite, 8, new GateResult.Calls(0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, 0.1})
    void add_verdictsInAnyOrder_giveTheSameResult(double worse) {
        List<VerdictLine> verdicts = verdicts(worse);
        GateSuite inOrder = suite(3);
        verdicts.forEach(inOrder::add);
        for (int seed = 0; seed < 10; seed++) {
            List<VerdictLine> shuffled = new ArrayList<>(verdicts);
            Collections.shuffle(shuffled, new Random(seed));
            GateSuite suite = inOrder.anew();
            shuffled.forEach(suite::add);
            assertThat(result(suite)).isEqualTo(result(inOrder));
        }
        SuiteTallies tallies = new SuiteTallies(new ModelLabel("m"));
        verdicts.forEach(tallies::add);
        GateSuite whole = inOrder.anew();
        tallies.of("mine").forEach(whole::add);
        assertThat(result(whole)).isEqualTo(result(inOrder));
    }

    @Test
    void add_whatCameAfterTheDecision_changesNothing() {
        GateSuite suite = suite(3);
        List<VerdictLine> verdicts = verdicts(0.3);
        int used = 0;
        for (int place = 0; place < TASKS && !suite.isDecided(); place++) {
            String task = TaskOrder.ofIds(baseline().keySet(), 3).get(place);
            verdicts.stream().filter(line -> line.id().task().equals(task)).forEach(suite::add);
            used++;
        }
        GateResult decided = result(suite);
        verdicts.forEach(suite::add);
        assertThat(result(suite)).isEqualTo(decided);
        assertThat(decided.verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(used)
                .isLessThan(TASKS)
                .isEqualTo(decided.last().orElseThrow().tasks());
        assertThat(decided.pairs().union()).isEqualTo(TASKS);
    }

    @Test
    void add_noTaskShared_isUnusable() {
        GateSuite suite = new GateSuite("mine", RULE, 1, List.of("x", "y"), baseline(), 0);
        VerdictLines.of("m", "r r").forEach(suite::add);
        GateResult result = result(suite);
        assertThat(result.verdict()).isEqualTo(GateVerdict.UNUSABLE);
        assertThat(result.pairs().onlyCandidate()).containsExactlyInAnyOrder("x", "y");
        assertThat(result.pairs().onlyBaseline()).hasSize(TASKS);
        assertThat(result.pairs().union()).isEqualTo(TASKS + 2);
        assertThat(suite.isDecided()).isTrue();
    }

    @Test
    void add_oneTask_isInconclusive() {
        GateSuite suite = new GateSuite("mine", RULE, 1, List.of("t1"), baseline(), 0);
        VerdictLines.of("m", "r r").forEach(suite::add);
        assertThat(result(suite).verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    }
}
