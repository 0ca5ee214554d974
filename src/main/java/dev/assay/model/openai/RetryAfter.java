package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a server wants to be asked again, in its five spellings: {@code retry-after-ms}, {@code Retry-After} as seconds, as a date or as a
 * duration such as {@code 2m59.5s}, and {@code retryDelay} in the body of an error.
 */
final class RetryAfter {
    /** No server's wish holds a run up for longer. */
    static final Duration CAP = Duration.ofMinutes(2);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile(
            "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private RetryAfter() {}

    /** The first spelling that can be read, at most {@link #CAP}. */
    static Optional<Duration> of(HttpHeaders headers, Optional<JsonNode> body, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryAfter::millis)
                .or(() -> headers.firstValue("retry-after").flatMap(value -> parse(value, now)))
                .or(() -> body.flatMap(RetryAfter::inBody))
                .map(wish -> wish.compareTo(CAP) > 0 ? CAP : wish);
    }

    /** Seconds, a date or a duration. A date that is past means now. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(ofSeconds(text));
        }
        Optional<Duration> duration = duration(text);
        return duration.isPresent() ? duration : date(text, now);
    }

    private static Optional<Duration> millis(String value) {
        String text = value.strip();
        return NUMBER.matcher(text).matches()
                ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(text) * 1e6)))
                : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ofDays(whole(parts.group(1)))
                .plusHours(whole(parts.group(2)))
                .plusMinutes(whole(parts.group(3)));
        String seconds = parts.group(4);
        String millis = parts.group(5);
        sum = seconds == null ? sum : sum.plus(ofSeconds(seconds));
        return Optional.of(millis == null ? sum : sum.plusNanos((long) (Double.parseDouble(millis) * 1e6)));
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Duration ofSeconds(String number) {
        return Duration.ofNanos((long) (Double.parseDouble(number) * 1e9));
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
        String text = delay.asText().strip();
        return NUMBER.matcher(text).matches() ? Optional.of(ofSeconds(text)) : duration(text);
    }
}
