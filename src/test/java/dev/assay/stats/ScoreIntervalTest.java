package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The interval against one that is found by halving. */
final class ScoreIntervalTest {
    private static final double CRITICAL = 1.959963984540054;

    private static void check(double low, double high, double... values) {
        BoundedScore score = BoundedScore.of(values, low, high);
        Interval want = new Interval(halved(score, low), halved(score, high));
        Interval found = score.interval(0.95);
        assertThat(found.low()).as(() -> Arrays.toString(values)).isCloseTo(want.low(), within(1e-9));
        assertThat(found.high()).as(() -> Arrays.toString(values)).isCloseTo(want.high(), within(1e-9));
    }

    private static double halved(BoundedScore score, double bound) {
        double outside = bound;
        double inside = score.mean();
        if (Math.abs(score.z(bound + (inside - bound) * 1e-12)) <= CRITICAL) {
            return bound;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (outside + inside) / 2;
            if (Math.abs(score.z(middle)) > CRITICAL) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return (outside + inside) / 2;
    }

    @Test
    void of_anyValues_isTheIntervalOfTheScore() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            double[] values = new double[1 + random.nextInt(round % 3 == 0 ? 5 : 400)];
            int grid = 1 + random.nextInt(4);
            int most = random.nextInt(2 * grid + 1);
            for (int i = 0; i < values.length; i++) {
                values[i] = (double) (random.nextInt(most + 1) - grid) / grid;
            }
            check(-1, 1, values);
            check(0, 1, Arrays.stream(values).map(each -> (each + 1) / 2).toArray());
        }
    }

    @Test
    void of_allAtOneEnd_isTheIntervalOfTheScore() {
        for (double value : new double[] {-1, 0, 1}) {
            for (int n : new int[] {1, 2, 30, 1319}) {
                double[] values = new double[n];
                Arrays.fill(values, value);
                check(-1, 1, values);
            }
        }
    }

    @Test
    void of_goldenCounts_reproduced() {
        BoundedScore score = BoundedScore.of(new TreeMap<>(java.util.Map.of(-1.0, 12, 0.0, 145, 1.0, 7)), -1, 1);
        Interval found = score.within(CRITICAL);
        assertThat(found.low()).isCloseTo(-.087522, within(1e-6));
        assertThat(found.high()).isCloseTo(.023453, within(1e-6));
    }
}
