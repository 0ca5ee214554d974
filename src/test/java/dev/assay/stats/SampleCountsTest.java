package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SampleCountsTest {
    static Iterable<JsonNode> passAt() {
        return Vectors.block("pass_at_k");
    }

    static Iterable<JsonNode> passHat() {
        return Vectors.block("pass_hat_k");
    }

    static Iterable<JsonNode> gPassAt() {
        return Vectors.block("g_pass_at_k");
    }

    @ParameterizedTest
    @MethodSource("passAt")
    void passAt_goldenVector_reproduced(JsonNode vector) {
        double value = counts(vector).passAt(vector.get(2).intValue()).orElseThrow();
        Vectors.check("pass@k", vector, value, vector.get(3).doubleValue());
    }

    @ParameterizedTest
    @MethodSource("passHat")
    void passHat_goldenVector_reproduced(JsonNode vector) {
        double value = counts(vector).passHat(vector.get(2).intValue()).orElseThrow();
        Vectors.check("pass^k", vector, value, vector.get(3).doubleValue());
    }

    @ParameterizedTest
    @MethodSource("gPassAt")
    void gPassAt_goldenVector_reproduced(JsonNode vector) {
        double value = counts(vector)
                .gPassAt(vector.get(2).intValue(), vector.get(3).doubleValue())
                .orElseThrow();
        Vectors.check("G-Pass@k", vector, value, vector.get(4).doubleValue());
    }

    @Test
    void family_anyCounts_agreesWithItself() {
        for (int samples = 1; samples <= 12; samples++) {
            for (int right = 0; right <= samples; right++) {
                SampleCounts counts = new SampleCounts(samples, right);
                double average = counts.average().orElseThrow();
                close(counts.passAt(1).orElseThrow(), average);
                close(counts.passHat(1).orElseThrow(), average);
                for (int k = 1; k <= samples; k++) {
                    close(counts.gPassAt(k, 1).orElseThrow(), counts.passHat(k).orElseThrow());
                    close(
                            counts.gPassAt(k, 1.0 / k).orElseThrow(),
                            counts.passAt(k).orElseThrow());
                }
            }
        }
    }

    @Test
    void family_fewerSamplesThanK_absent() {
        SampleCounts counts = new SampleCounts(3, 3);
        assertThat(counts.passAt(4)).isEmpty();
        assertThat(counts.passHat(4)).isEmpty();
        assertThat(counts.gPassAt(4, 0.5)).isEmpty();
        assertThat(new SampleCounts(0, 0).average()).isEmpty();
        assertThat(new SampleCounts(0, 0).passAt(1)).isEmpty();
    }

    @Test
    void family_unusable_refusedByName() {
        assertThatThrownBy(() -> new SampleCounts(3, 4)).hasMessage("right is 4, not from 0 to 3");
        assertThatThrownBy(() -> new SampleCounts(3, 1).passAt(0)).hasMessage("k is 0, not at least 1");
        assertThatThrownBy(() -> new SampleCounts(3, 1).gPassAt(2, 0)).hasMessage("tau is 0.0");
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-12));
    }

    private static SampleCounts counts(JsonNode vector) {
        return new SampleCounts(vector.get(0).intValue(), vector.get(1).intValue());
    }
}
