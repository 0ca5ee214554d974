package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FixedTasksTest {
    static Iterable<JsonNode> restricted() {
        return Vectors.block("mn_restricted_mle");
    }

    static Iterable<JsonNode> targets() {
        return Vectors.block("items_target");
    }

    static Iterable<JsonNode> information() {
        return Vectors.block("epoch_information");
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void restrictedEstimate_goldenVector_reproduced(JsonNode vector) {
        MiettinenNurminen estimate = MiettinenNurminen.of(
                Vectors.whole(vector, "x0"),
                Vectors.whole(vector, "n0"),
                Vectors.whole(vector, "x1"),
                Vectors.whole(vector, "n1"),
                Vectors.number(vector, "delta"));
        Vectors.check(vector, "p0", estimate.first());
        Vectors.check(vector, "p1", estimate.second());
        Vectors.check(vector, "var", estimate.variance());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void deviates_goldenVector_reproduced(JsonNode vector) {
        FixedTasks tasks = new FixedTasks(
                Vectors.wholes(vector.get("x_base")),
                Vectors.whole(vector, "k_base"),
                Vectors.wholes(vector.get("x_cand")),
                Vectors.whole(vector, "k_cand"));
        Vectors.check(vector, "estimate", tasks.difference());
        Vectors.check(vector, "z_pass", tasks.zAgainstDrop(Vectors.number(vector, "margin")));
        Vectors.check(vector, "z_fail_cmh", tasks.zAgainstNoChange());
    }

    @ParameterizedTest
    @MethodSource("information")
    void information_goldenVector_reproduced(JsonNode vector) {
        double share = FixedTasks.information(
                vector.get(0).intValue(),
                vector.get(1).intValue(),
                vector.get(2).intValue());
        assertThat(share).isCloseTo(vector.get(3).doubleValue(), within(1e-12));
    }

    @Test
    void deviates_allRightOrAllWrong_defined() {
        FixedTasks tasks = new FixedTasks(new int[] {0, 4}, 4, new int[] {0, 2}, 2);
        assertThat(tasks.zAgainstNoChange()).isZero();
        assertThat(tasks.zAgainstDrop(0.03)).isPositive().isLessThan(1.645);
        FixedTasks single = new FixedTasks(new int[] {1}, 1, new int[] {0}, 1);
        assertThat(single.zAgainstNoChange()).isEqualTo(-1, within(1e-12));
    }

    @Test
    void any_unusable_refusedByName() {
        assertThatThrownBy(() -> new FixedTasks(new int[] {}, 4, new int[] {}, 4))
                .hasMessage("tasks is 0, not at least 1");
        assertThatThrownBy(() -> new FixedTasks(new int[] {5}, 4, new int[] {1}, 4))
                .hasMessage("right of the first is 5, not from 0 to 4");
        assertThatThrownBy(() -> MiettinenNurminen.of(1, 2, 1, 2, 1)).hasMessage("delta is 1.0");
    }
}
