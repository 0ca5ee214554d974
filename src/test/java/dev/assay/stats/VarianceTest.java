package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VarianceTest {
    static Iterable<JsonNode> clusters() {
        return Vectors.block("clustered_se");
    }

    static Iterable<JsonNode> splits() {
        return Vectors.block("variance_components");
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void clusters_goldenVector_reproduced(JsonNode vector) {
        Clusters clusters = Clusters.of(rows(vector.get("groups")));
        Vectors.check(vector, "se_miller", clusters.miller());
        Vectors.check(vector, "se_corrected", clusters.corrected());
    }

    @ParameterizedTest
    @MethodSource("splits")
    void split_goldenVector_reproduced(JsonNode vector) {
        VarianceSplit split = VarianceSplit.of(rows(vector.get("items"))).orElseThrow();
        Vectors.check(vector, "score", split.score());
        Vectors.check(vector, "within", split.within());
        Vectors.check(vector, "between", split.between());
        Vectors.check(vector, "icc", split.intraclassCorrelation());
        Vectors.check(vector, "se_items", split.standardError());
        Vectors.check(vector, "se_suite", split.standardErrorOfSampling());
    }

    @Test
    void split_tooLittle_absent() {
        assertThat(VarianceSplit.of(new double[][] {})).isEmpty();
        assertThat(VarianceSplit.of(new double[][] {{1, 0}})).isEmpty();
        assertThat(VarianceSplit.of(new double[][] {{1}, {0}})).isEmpty();
    }

    @Test
    void split_allRight_zero() {
        VarianceSplit split = VarianceSplit.of(new double[][] {{1, 1}, {1, 1}}).orElseThrow();
        assertThat(split.standardError()).isZero();
        assertThat(split.intraclassCorrelation()).isZero();
    }

    @Test
    void split_tasksVaryLessThanTheirSamples_betweenIsZero() {
        VarianceSplit split = VarianceSplit.of(new double[][] {{1, 0}, {0, 1}}).orElseThrow();
        assertThat(split.between()).isZero();
        assertThat(split.standardError()).isPositive();
    }

    @Test
    void any_unusable_refused() {
        assertThatThrownBy(() -> VarianceSplit.of(new double[][] {{1, 0}, {1, 0, 1}}))
                .hasMessage("samples of task 1 is 3, not from 2 to 2");
        assertThatThrownBy(() -> Clusters.of(new double[][] {{}})).hasMessage("values is 0, not at least 1");
        assertThat(Clusters.of(new double[][] {{1, 0}}).corrected()).isZero();
    }

    private static double[][] rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(Vectors::numbers)
                .toArray(double[][]::new);
    }
}
