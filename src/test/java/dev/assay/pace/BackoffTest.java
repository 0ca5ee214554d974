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
        assertThat(backoff(99, lot).next(failed, Optional.empty())).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1500, 1500", "3600000, 60000", "-5, 0"})
    void next_wish_isFollowedUpToTheLongest(long wish, long millis) {
        assertThat(backoff(4, 0).next(1, Optional.of(Duration.ofMillis(wish)))).contains(Duration.ofMillis(millis));
    }

    @Test
    void next_allAttemptsFailed_none() {
        assertThat(backoff(4, 0).next(3, Optional.empty())).isPresent();
        assertThat(backoff(4, 0).next(4, Optional.empty())).isEmpty();
        assertThat(backoff(1, 0).next(1, Optional.of(Duration.ZERO))).isEmpty();
    }

    @Test
    void arguments_outOfRange_refused() {
        assertThatThrownBy(() -> backoff(0, 0)).hasMessage("attempts is 0");
        assertThatThrownBy(() -> backoff(4, 0).next(0, Optional.empty())).hasMessage("failed is 0");
    }

    private static Backoff backoff(int attempts, double lot) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), attempts, () -> lot);
    }
}
