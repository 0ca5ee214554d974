package dev.assay.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as servers and people write them: {@code 20}, {@code 2m59.5s}, {@code 120ms}, {@code 1h30m}. */
public final class Durations {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private Durations() {}

    /** Seconds where there is no unit; empty where it is neither. */
    public static Optional<Duration> parse(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(ofSeconds(stripped)) : withUnits(stripped);
    }

    /** Milliseconds where there is no unit. */
    public static Optional<Duration> millis(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches()
                ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(stripped) * 1e6)))
                : Optional.empty();
    }

    private static Optional<Duration> withUnits(String text) {
        Matcher parts = UNITS.matcher(text.toLowerCase(Locale.ROOT));
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
}
