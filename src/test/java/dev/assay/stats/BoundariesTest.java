package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testing.Effort;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BoundariesTest {
    private static final Map<String, Spending> SPENDINGS =
            Map.of("obf", Spending.OBRIEN_FLEMING, "pow2", Spending.POWER_2, "pocock", Spending.POCOCK);

    static Iterable<JsonNode> bounds() {
        return Vectors.block("group_sequential_bounds");
    }

    static Iterable<JsonNode> spent() {
        return Vectors.block("alpha_spent");
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void of_goldenVector_reproduced(JsonNode vector) {
        double[] z = Boundaries.of(
                Vectors.numbers(vector.get("times")),
                Vectors.number(vector, "alpha"),
                spending(vector.get("spend").textValue()));
        assertThat(z).hasSize(vector.get("z").size());
        for (int look = 0; look < z.length; look++) {
            Vectors.check(
                    "look " + look, vector, z[look], vector.get("z").get(look).doubleValue());
        }
    }

    @ParameterizedTest
    @MethodSource("spent")
    void spent_goldenVector_reproduced(JsonNode vector) {
        double spent = spending(vector.get(0).textValue())
                .spent(vector.get(1).doubleValue(), vector.get(2).doubleValue());
        Vectors.check("spent", vector, spent, vector.get(3).doubleValue());
    }

    @Test
    void of_looksCloseTogether_boundsStayBetween() {
        double[] z = Boundaries.of(new double[] {0.5, 0.501, 1}, 0.05, Spending.OBRIEN_FLEMING);
        assertThat(DoubleStream.of(z)).allMatch(bound -> bound > 1.6 && bound <= 8);
    }

    @Test
    void of_twentyLooks_tenthOfASecond() {
        double[] times = IntStream.rangeClosed(1, 20).mapToDouble(i -> i / 20.0).toArray();
        Effort effort = Effort.best(10, 100_000_000, () -> Boundaries.of(times, 0.05, Spending.OBRIEN_FLEMING));
        assertThat(effort.cpuNanos()).isLessThan(100_000_000);
    }

    @Test
    void of_noLooks_none() {
        assertThat(Boundaries.of(new double[] {}, 0.05, Spending.POCOCK)).isEmpty();
    }

    @Test
    void of_unusable_refusedByName() {
        assertThatThrownBy(() -> Boundaries.of(new double[] {0.5, 0.5}, 0.05, Spending.POCOCK))
                .hasMessage("information time after 0.5 is 0.5");
        assertThatThrownBy(() -> Boundaries.of(new double[] {1.5}, 0.05, Spending.POCOCK))
                .hasMessage("information time after 0.0 is 1.5");
        assertThatThrownBy(() -> Boundaries.of(new double[] {1}, Double.NaN, Spending.POCOCK))
                .hasMessage("alpha is NaN");
    }

    private static Spending spending(String name) {
        return Objects.requireNonNull(SPENDINGS.get(name), name);
    }
}
