package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Durations;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a server wants to be asked again, in its five spellings: {@code retry-after-ms}, {@code Retry-After} as seconds, as a date or as a
 * duration such as {@code 2m59.5s}, and {@code retryDelay} in the body of an error.
 */
final class RetryAfter {
    /** No server's wish holds a run up for longer. */
    static final Duration CAP = Duration.ofMinutes(2);

    private RetryAfter() {}

    /** The first spelling that can be read, at most {@link #CAP}. */
    static Optional<Duration> of(HttpHeaders headers, Optional<JsonNode> body, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(Durations::millis)
                .or(() -> headers.firstValue("retry-after").flatMap(value -> parse(value, now)))
                .or(() -> body.flatMap(RetryAfter::inBody))
                .map(wish -> wish.compareTo(CAP) > 0 ? CAP : wish);
    }

    /** Seconds, a date or a duration. A date that is past means now. */
    static Optional<Duration> parse(String value, Instant now) {
        return Durations.parse(value).or(() -> date(value.strip(), now));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> inBody(JsonNode body) {
        JsonNode delay = body.findValue("retryDelay");
        if (delay == null) {
            delay = body.findValue("retry_after");
        }
        if (delay == null || !delay.isValueNode()) {
            return Optional.empty();
        }
        return Durations.parse(delay.asText());
    }
}
