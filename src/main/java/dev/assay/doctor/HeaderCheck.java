package dev.assay.doctor;

import dev.assay.model.WireTap.WireCall;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the headers of an answer tell: rate limits, and the time on the other side. */
final class HeaderCheck {
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final InstantSource clock;

    HeaderCheck(InstantSource clock) {
        this.clock = clock;
    }

    List<Finding> look(WireCall call) {
        List<String> limits = call.headers().entrySet().stream()
                .filter(header -> header.getKey().contains("limit"))
                .map(header -> header.getKey() + ": " + header.getValue())
                .sorted()
                .toList();
        Finding rates =
                Finding.good("rate limits", limits.isEmpty() ? "no header tells of any" : String.join("; ", limits));
        return List.of(rates, clock(call.headers().getOrDefault("date", "")));
    }

    private Finding clock(String date) {
        try {
            Duration ahead = Duration.between(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant(),
                    clock.instant());
            return ahead.abs().compareTo(SKEW) <= 0
                    ? Finding.good("clock", "the same here and there, within %d s".formatted(SKEW.toSeconds()))
                    : Finding.note(
                            "clock",
                            "this machine is %d s %s"
                                    .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead"),
                            "Set the clock: prices and waits go by it.");
        } catch (DateTimeException e) {
            return Finding.unknown("clock", "the endpoint does not tell the time");
        }
    }
}
