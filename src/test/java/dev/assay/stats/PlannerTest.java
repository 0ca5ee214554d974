package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlannerTest {
    static Iterable<JsonNode> leastTasks() {
        return Vectors.block("min_items_for_pass");
    }

    static Iterable<JsonNode> leastDifferences() {
        return Vectors.block("planning").get("mde_one_sided");
    }

    static Iterable<JsonNode> tasks() {
        return Vectors.block("planning").get("n_noninferiority");
    }

    static Iterable<JsonNode> powers() {
        return Vectors.block("planning").get("power_pass");
    }

    static Iterable<JsonNode> variances() {
        return Vectors.block("planning").get("var_diff");
    }

    @ParameterizedTest
    @MethodSource("leastTasks")
    void leastTasks_goldenVector_reproducedAndIsTheLeast(JsonNode vector) {
        double margin = vector.get(0).doubleValue();
        double confidence = vector.get(1).doubleValue();
        int least = Planner.leastTasksAt(margin, confidence);
        assertThat(least).isEqualTo(vector.get(2).intValue());
        double z = Normal.quantile(confidence);
        assertThat(BoundedScore.of(new double[least], -1, 1).z(-margin)).isGreaterThanOrEqualTo(z - 1e-9);
        assertThat(BoundedScore.of(new double[least - 1], -1, 1).z(-margin)).isLessThan(z);
    }

    @ParameterizedTest
    @MethodSource("leastDifferences")
    void leastDifference_goldenVector_reproduced(JsonNode vector) {
        Vectors.check(
                vector,
                "mde",
                Planner.leastDifference(
                        Vectors.number(vector, "q"),
                        Vectors.whole(vector, "n"),
                        Vectors.number(vector, "alpha"),
                        Vectors.number(vector, "power")));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void tasks_goldenVector_reproduced(JsonNode vector) {
        int tasks = Planner.tasks(
                Vectors.number(vector, "q"),
                Vectors.number(vector, "margin"),
                Vectors.number(vector, "true_delta"),
                Vectors.number(vector, "alpha"),
                Vectors.number(vector, "power"));
        assertThat(tasks).as("%s", vector).isEqualTo(Vectors.whole(vector, "n"));
    }

    @ParameterizedTest
    @MethodSource("powers")
    void power_goldenVector_reproduced(JsonNode vector) {
        Vectors.check(
                vector,
                "power",
                Planner.power(
                        Vectors.number(vector, "q"),
                        Vectors.whole(vector, "n"),
                        Vectors.number(vector, "margin"),
                        Vectors.number(vector, "true_delta"),
                        Vectors.number(vector, "alpha")));
    }

    @ParameterizedTest
    @MethodSource("variances")
    void variance_goldenVector_reproduced(JsonNode vector) {
        Vectors.check(
                vector,
                "var_item",
                Planner.variance(
                        Vectors.number(vector, "between_effect"),
                        Vectors.number(vector, "within_base"),
                        Vectors.number(vector, "within_cand"),
                        Vectors.whole(vector, "k_base"),
                        Vectors.whole(vector, "k_cand")));
    }

    @Test
    void tasks_nothingVaries_one() {
        assertThat(Planner.tasks(0, 0.03, 0, 0.05, 0.8)).isEqualTo(1);
        assertThat(Planner.leastDifference(0, 30, 0.05, 0.8)).isZero();
    }

    @Test
    void any_unusable_refusedByName() {
        assertThatThrownBy(() -> Planner.leastTasksAt(0, 0.95)).hasMessage("margin is 0.0");
        assertThatThrownBy(() -> Planner.leastTasksAt(0.03, 0.5)).hasMessage("confidence is 0.5");
        assertThatThrownBy(() -> Planner.tasks(0.07, 0.03, -0.03, 0.05, 0.8)).hasMessage("trueDifference is -0.03");
        assertThatThrownBy(() -> Planner.power(0, 30, 0.03, 0, 0.05)).hasMessage("variance is 0.0");
        assertThatThrownBy(() -> Planner.leastDifference(0.07, 0, 0.05, 0.8)).hasMessage("tasks is 0, not at least 1");
    }
}
