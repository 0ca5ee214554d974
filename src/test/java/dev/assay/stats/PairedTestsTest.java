package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PairedTestsTest {
    static Iterable<JsonNode> flips() {
        return Vectors.block("sign_flip_exact");
    }

    static Iterable<JsonNode> equivalences() {
        return Vectors.block("tost");
    }

    static Iterable<JsonNode> bounds() {
        return Vectors.block("missing_bounds");
    }

    @ParameterizedTest
    @MethodSource("flips")
    void signFlips_goldenVector_reproduced(JsonNode vector) {
        SignFlips flips = SignFlips.of(Vectors.numbers(vector.get("d")));
        Vectors.check(vector, "two", flips.two());
        Vectors.check(vector, "less", flips.less());
        Vectors.check(vector, "greater", flips.greater());
    }

    @ParameterizedTest
    @MethodSource("equivalences")
    void equivalence_goldenVector_reproduced(JsonNode vector) {
        Equivalence test = Equivalence.of(
                Vectors.number(vector, "mean"),
                Vectors.number(vector, "sd"),
                Vectors.whole(vector, "n"),
                Vectors.number(vector, "margin"));
        Vectors.check(vector, "p_noninferior", test.notLower());
        Vectors.check(vector, "p_nonsuperior", test.notHigher());
        Vectors.check(vector, "p_tost", test.p());
        Vectors.check(
                "low", vector, test.interval().low(), vector.get("ci90").get(0).doubleValue());
        Vectors.check(
                "high",
                vector,
                test.interval().high(),
                vector.get("ci90").get(1).doubleValue());
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void missingBounds_goldenVector_reproduced(JsonNode vector) {
        OptionalDouble[] candidate = StreamSupport.stream(vector.get("cand").spliterator(), false)
                .map(each -> each.isNull() ? OptionalDouble.empty() : OptionalDouble.of(each.doubleValue()))
                .toArray(OptionalDouble[]::new);
        MissingBounds bounds = MissingBounds.of(Vectors.numbers(vector.get("base")), candidate);
        Vectors.check(vector, "lower", bounds.lower());
        Vectors.check(vector, "upper", bounds.upper());
        assertThat(bounds.missing()).isEqualTo(Vectors.whole(vector, "missing"));
        assertThat(bounds.observed().isEmpty())
                .isEqualTo(vector.get("complete_case").isNull());
        bounds.observed().ifPresent(observed -> Vectors.check(vector, "complete_case", observed));
    }

    @Test
    void any_unusable_refusedByName() {
        assertThatThrownBy(() -> SignFlips.of(java.util.stream.DoubleStream.generate(() -> 1)
                        .limit(21)
                        .toArray()))
                .hasMessage("differences other than 0 is 21, not from 0 to 20");
        assertThatThrownBy(() -> Equivalence.of(0, 0, 30, 0.03)).hasMessage("deviation is 0.0");
        assertThatThrownBy(() -> Equivalence.of(0, 1, 1, 0.03)).hasMessage("n is 1, not at least 2");
        assertThatThrownBy(() -> MissingBounds.of(new double[] {}, new OptionalDouble[] {}))
                .hasMessage("pairs is 0, not at least 1");
        assertThat(SignFlips.of(new double[] {}).two()).isEqualTo(1);
    }
}
