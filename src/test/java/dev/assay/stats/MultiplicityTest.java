package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MultiplicityTest {
    static Iterable<JsonNode> pValues() {
        return Vectors.block("multiplicity");
    }

    static Iterable<JsonNode> eValues() {
        return Vectors.block("e_bh");
    }

    @ParameterizedTest
    @MethodSource("pValues")
    void adjusted_goldenVector_reproduced(JsonNode vector) {
        double[] p = Vectors.numbers(vector.get("p"));
        same(vector, "holm", Multiplicity.holm(p));
        same(vector, "bh", Multiplicity.benjaminiHochberg(p));
        same(vector, "bonferroni", Multiplicity.bonferroni(p));
    }

    @ParameterizedTest
    @MethodSource("eValues")
    void eBenjaminiHochberg_goldenVector_reproduced(JsonNode vector) {
        boolean[] rejected =
                Multiplicity.eBenjaminiHochberg(Vectors.numbers(vector.get("e")), Vectors.number(vector, "alpha"));
        int[] indices =
                IntStream.range(0, rejected.length).filter(i -> rejected[i]).toArray();
        assertThat(indices).isEqualTo(Vectors.wholes(vector.get("rejected")));
    }

    @Test
    void adjusted_none_none() {
        assertThat(Multiplicity.holm(new double[] {})).isEmpty();
        assertThat(Multiplicity.benjaminiHochberg(new double[] {})).isEmpty();
        assertThat(Multiplicity.eBenjaminiHochberg(new double[] {}, 0.05)).isEmpty();
    }

    @Test
    void adjusted_notAProbability_refused() {
        assertThatThrownBy(() -> Multiplicity.holm(new double[] {0.1, Double.NaN}))
                .hasMessage("p value is NaN");
        assertThatThrownBy(() -> Multiplicity.eBenjaminiHochberg(new double[] {-1}, 0.05))
                .hasMessage("e value is -1.0");
    }

    private static void same(JsonNode vector, String field, double[] actual) {
        assertThat(actual).hasSize(vector.get(field).size());
        for (int i = 0; i < actual.length; i++) {
            Vectors.check(field, vector, actual[i], vector.get(field).get(i).doubleValue());
        }
    }
}
