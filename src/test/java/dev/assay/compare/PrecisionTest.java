package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrecisionTest {
    /** Near 1.96 times the standard error, as the interval of the bounded score is at such sizes. */
    @ParameterizedTest
    @CsvSource({"100, 0.0961", "500, 0.0437", "1319, 0.0269"})
    void ofScore_manyTasks_isNearTheNormalInterval(int tasks, double want) {
        assertThat(Precision.ofScore(tasks).orElseThrow()).isCloseTo(want, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"500, 0.2, 0.0392", "1319, 0.2, 0.0241", "1319, 0.05, 0.0121"})
    void ofDifference_manyTasks_isNearTheNormalInterval(int tasks, double discordance, double want) {
        assertThat(Precision.ofDifference(tasks, discordance).orElseThrow()).isCloseTo(want, within(0.0006));
    }

    @Test
    void of_noTask_isEmpty() {
        assertThat(Precision.ofScore(0)).isEmpty();
        assertThat(Precision.ofDifference(0, 0.2)).isEmpty();
    }
}
