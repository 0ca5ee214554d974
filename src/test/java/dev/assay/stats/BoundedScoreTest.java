package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BoundedScoreTest {
    static Iterable<JsonNode> scores() {
        return Vectors.block("bounded_score_z");
    }

    static Iterable<JsonNode> intervals() {
        return Vectors.block("bounded_score_ci_95");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void z_goldenVector_reproduced(JsonNode vector) {
        assertThat(read(vector).z(vector.get("theta0").doubleValue()))
                .isCloseTo(vector.get("z").doubleValue(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void interval_goldenVector_reproduced(JsonNode vector) {
        Interval interval = read(vector).interval(0.95);
        double tolerance = vector.get("tolerance").doubleValue();
        assertThat(interval.low()).isCloseTo(vector.get("ci").get(0).doubleValue(), within(tolerance));
        assertThat(interval.high()).isCloseTo(vector.get("ci").get(1).doubleValue(), within(tolerance));
    }

    @Test
    void interval_zerosAndOnes_isWilsons() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            int n = random.nextInt(1, 400);
            int right = random.nextInt(0, n + 1);
            double[] values = new double[n];
            Arrays.fill(values, 0, right, 1);
            Interval interval = BoundedScore.of(values, 0, 1).interval(0.95);
            double z = 1.959963984540054;
            double p = (double) right / n;
            double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
            double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
            assertThat(interval.low()).isCloseTo(middle - half, within(1e-8));
            assertThat(interval.high()).isCloseTo(middle + half, within(1e-8));
        }
    }

    @Test
    void z_pairedAtZero_isMcNemars() {
        double[] differences = new double[60];
        Arrays.fill(differences, 0, 12, 1);
        Arrays.fill(differences, 12, 17, -1);
        assertThat(BoundedScore.of(differences, -1, 1).z(0)).isCloseTo((12 - 5) / Math.sqrt(17), within(1e-9));
    }

    @Test
    void z_growingTheta_falls() {
        BoundedScore score = BoundedScore.of(new double[] {0, 0.25, 0.5, 1, 1, 1}, 0, 1);
        double last = Double.POSITIVE_INFINITY;
        for (double theta = 0.01; theta < 1; theta += 0.01) {
            double z = score.z(theta);
            assertThat(z).isLessThan(last);
            last = z;
        }
    }

    @Test
    void of_valueOutsideBounds_refused() {
        assertThatThrownBy(() -> BoundedScore.of(new double[] {0.5, 1.5}, 0, 1))
                .hasMessage("value 1.5 is outside [0.0, 1.0]");
        assertThatThrownBy(() -> BoundedScore.of(new double[] {}, 0, 1)).hasMessage("no values");
    }

    private static BoundedScore read(JsonNode vector) {
        double[] expanded = StreamSupport.stream(vector.get("values").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        int total = StreamSupport.stream(vector.get("counts").spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .sum();
        double[] values = new double[total];
        int at = 0;
        for (int i = 0; i < expanded.length; i++) {
            int count = vector.get("counts").get(i).intValue();
            Arrays.fill(values, at, at + count, expanded[i]);
            at += count;
        }
        return BoundedScore.of(
                values, vector.get("lo").doubleValue(), vector.get("hi").doubleValue());
    }
}
