package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IntervalsTest {
    static Iterable<JsonNode> proportions() {
        return Vectors.block("proportion_intervals_95");
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void proportion_goldenVector_reproduced(JsonNode vector) {
        int right = Vectors.whole(vector, "x");
        int n = Vectors.whole(vector, "n");
        same(vector, "clopper_pearson", Proportions.clopperPearson(right, n, 0.95));
        same(vector, "wilson", Proportions.wilson(right, n, 0.95));
    }

    @Test
    void clopperPearson_anyCounts_coversWilsonsMiddleAndIsDefined() {
        for (int n = 0; n <= 40; n++) {
            for (int right = 0; right <= n; right++) {
                Interval interval = Proportions.clopperPearson(right, n, 0.9);
                assertThat(interval.low()).isBetween(0.0, n == 0 ? 0 : (double) right / n);
                assertThat(interval.high()).isBetween(n == 0 ? 1 : (double) right / n, 1.0);
            }
        }
        assertThat(Proportions.wilson(0, 0, 0.9)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> Proportions.wilson(5, 4, 0.9)).hasMessage("right is 5, not from 0 to 4");
    }

    /** Tango (1998): the likelihood of losses under the null has a closed form. */
    @Test
    void boundedScore_gainsAndLosses_isTangos() {
        for (int losses = 0; losses <= 12; losses++) {
            for (int gains = 0; gains <= 12; gains++) {
                for (double theta : new double[] {-0.2, -0.03, 0.01, 0.1}) {
                    int n = 40;
                    double z = BoundedScore.of(
                                    new TreeMap<>(Map.of(-1.0, losses, 0.0, n - losses - gains, 1.0, gains)), -1, 1)
                            .z(theta);
                    assertThat(z).isCloseTo(tango(gains, losses, n, theta), within(1e-7));
                }
            }
        }
    }

    private static double tango(int gains, int losses, int n, double theta) {
        double a = 2.0 * n;
        double b = -gains - losses + (2.0 * n - gains + losses) * theta;
        double c = -losses * theta * (1 - theta);
        double q = (StrictMath.sqrt(b * b - 4 * a * c) - b) / (2 * a);
        return (gains - losses - n * theta) / StrictMath.sqrt(n * (2 * q + theta * (1 - theta)));
    }

    @Test
    void boundedScore_criticalOfALevel_isTheIntervalOfThatLevel() {
        BoundedScore score = BoundedScore.of(new double[] {-1, 0, 0, 0.5, 1, 0}, -1, 1);
        assertThat(score.within(Normal.quantile(0.975))).isEqualTo(score.interval(0.95));
        assertThat(score.within(8)).isEqualTo(new Interval(score.low(8), score.high(8)));
        assertThat(score.low(0)).isCloseTo(score.mean(), within(1e-9));
        assertThatThrownBy(() -> score.low(-1)).hasMessage("critical is -1.0");
    }

    private static void same(JsonNode vector, String field, Interval actual) {
        Vectors.check(field, vector, actual.low(), vector.get(field).get(0).doubleValue());
        Vectors.check(field, vector, actual.high(), vector.get(field).get(1).doubleValue());
    }
}
