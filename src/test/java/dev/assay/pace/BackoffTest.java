package dev.assay.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 500",
        "1, 0.999999, 999",
        "2, 0, 1000",
        "3, 0, 2000",
        "3, 0.5, 3000",
        "8, 0, 60000",
        "9, 0, 60000",
        "70, 0.5, 60000"
    })
    void next_noWish_doublesWithHalfByLot(int failed, double lot, long millis) {
        assertThat(backoff(lot).next(failed, Optional.empty())).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1500, 0, 1500", "1500, 0.5, 1575", "3600000, 0, 60000", "60000, 0.9, 60000", "-5, 0, 0"})
    void next_wish_isFollowedAndATenthMoreUpToTheLongest(long wish, double lot, long millis) {
        assertThat(backoff(lot).next(1, Optional.of(Duration.ofMillis(wish)))).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void next_nothingFailed_refused() {
        assertThatThrownBy(() -> backoff(0).next(0, Optional.empty())).hasMessage("failed is 0");
    }

    private static Backoff backoff(double lot) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> lot);
    }
}
