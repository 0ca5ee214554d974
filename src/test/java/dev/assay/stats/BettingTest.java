package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BettingTest {
    static Iterable<JsonNode> counts() {
        return Vectors.block("e_process_counts");
    }

    static Iterable<JsonNode> runs() {
        return Vectors.block("suite_level_wor");
    }

    @ParameterizedTest
    @MethodSource("counts")
    void logE_goldenVector_reproduced(JsonNode vector) {
        double theta = Vectors.number(vector, "theta0");
        double[] shares = Vectors.numbers(vector.get("shares"));
        EProcess bets = Vectors.whole(vector, "side") > 0
                ? EProcess.above(theta, Vectors.number(vector, "lo"), shares)
                : EProcess.below(theta, Vectors.number(vector, "hi"), shares);
        double[] values = Vectors.numbers(vector.get("values"));
        int[] counts = Vectors.wholes(vector.get("counts"));
        double[] wealth = bets.logWealth(values, counts);
        for (int j = 0; j < wealth.length; j++) {
            Vectors.check(
                    "bet " + j,
                    vector,
                    wealth[j],
                    vector.get("log_wealth").get(j).doubleValue());
        }
        Vectors.check(vector, "log_e", bets.logE(values, counts));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void finiteRun_goldenTrace_reproducedStepByStep(JsonNode vector) {
        double[] stakes = Vectors.numbers(vector.get("lambdas"));
        int size = Vectors.whole(vector, "N");
        FiniteRun run = new FiniteRun(size, Vectors.number(vector, "margin"), Vectors.number(vector, "alpha"), stakes);
        double[] differences = Vectors.numbers(vector.get("D"));
        int seen = 0;
        while (run.state() == FiniteRun.State.OPEN) {
            run.add(differences[seen++]);
            if (seen <= 5) {
                same(vector.get("trace_first5").get(seen - 1), run);
            }
        }
        assertThat(run.state()).hasToString(vector.get("verdict").textValue());
        assertThat(seen).isEqualTo(Vectors.whole(vector, "stop_n"));
        same(vector.get("trace_last"), run);
    }

    /** The file rounds its stakes to 12 digits. */
    private static void same(JsonNode step, FiniteRun run) {
        assertThat(run.logPass()).isCloseTo(step.get(2).doubleValue(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(run.logFail()).isCloseTo(step.get(3).doubleValue(), org.assertj.core.api.Assertions.within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shares_goldenPlan_reproduced(JsonNode vector) {
        double[] shares = EProcess.shares(
                Vectors.whole(vector, "N"), 0.1, Vectors.number(vector, "alpha"), 0.5, 0.75, 1, 1.5, 2.5, 4);
        double[] expected = Vectors.numbers(vector.get("lambdas"));
        for (int j = 0; j < expected.length; j++) {
            assertThat(shares[j])
                    .as("%s", vector.get("lambdas"))
                    .isCloseTo(expected[j], org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void finiteRun_allSeen_saysWhatTheRunIs() {
        for (int losses = 0; losses <= 10; losses++) {
            FiniteRun run = new FiniteRun(10, 0.3, 1e-9, new double[] {0.1});
            for (int i = 0; i < 10; i++) {
                run.add(i < losses ? -1 : 0);
            }
            assertThat(run.state()).isEqualTo(losses < 3 ? FiniteRun.State.PASS : FiniteRun.State.FAIL);
        }
    }

    @Test
    void any_unusable_refusedByName() {
        FiniteRun run = new FiniteRun(1, 0.03, 0.05, new double[] {0.5});
        assertThatThrownBy(() -> run.add(Double.NaN)).hasMessage("difference is NaN");
        run.add(0);
        assertThatThrownBy(() -> run.add(0)).hasMessage("differences is 2, not from 1 to 1");
        assertThatThrownBy(() -> EProcess.above(-1, -1, new double[] {0.5}))
                .hasMessage("distance of theta from the bound is 0.0");
        assertThat(EProcess.above(0, -1, new double[] {0.5}).logE(new double[] {}, new int[] {}))
                .isZero();
    }
}
