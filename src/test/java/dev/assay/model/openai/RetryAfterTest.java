package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | 0
                    3                             | 3000
                    1.5                           | 1500
                    20s                           | 20000
                    7.66s                         | 7660
                    2m59.5s                       | 179500
                    1h2m                          | 3720000
                    1d                            | 86400000
                    850ms                         | 850
                    1s500ms                       | 1500
                    2M3S                          | 123000
                    Tue, 24 Nov 2026 10:00:30 GMT | 30000
                    Tue, 24 Nov 2026 09:00:00 GMT | 0
                    -3                            |
                    soon                          |
                    ''                            |
                    99999999999999999999          |
                    Tue, 99 Nov 2026 10:00:30 GMT |
                    """)
    void value_inAnySpelling_isRead(String value, Long millis) {
        assertThat(RetryAfter.parse(value, Wired.NOW).map(Duration::toMillis)).isEqualTo(Optional.ofNullable(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"retryDelay": "27s"}          | 27000
                    {"error": {"details": [{"x": 1}, {"retryDelay": "3.5s"}]}} | 3500
                    {"error": {"metadata": {"retry_after": 4}}} | 4000
                    {"retryDelay": {"seconds": 3}} |
                    {"retryDelay": "later"}        |
                    {"retryDelay": "9999s"}        | 120000
                    """)
    void body_isReadWhereNoHeaderSays(String body, Long millis) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        assertThat(RetryAfter.of(none, Json.tree(body), Wired.NOW).map(Duration::toMillis))
                .isEqualTo(Optional.ofNullable(millis));
    }

    @Test
    void header_thatCannotBeRead_leavesTheNextOne() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("retry-after-ms", List.of("soon"), "Retry-After", List.of("2")), (name, value) -> true);
        assertThat(RetryAfter.of(headers, Optional.empty(), Wired.NOW)).hasValue(Duration.ofSeconds(2));
    }
}
