package dev.assay.pace;

import dev.assay.model.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of its quotas in the headers of its answers: OpenAI and Groq ({@code x-ratelimit-remaining-requests: 59},
 * {@code x-ratelimit-reset-tokens: 2m59.5s}), Together ({@code x-ratelimit-remaining}, {@code x-tokenlimit-remaining}). A figure without the
 * time of its reset says nothing about when to go on, as ModelScope's daily ones, and is passed over. Guarded by its {@link Pace}.
 */
final class StatedQuotas {
    /** A longer wait is not sat through in silence: the server is asked, and says itself that it is a day's quota. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Stated requests = Stated.NOTHING;
    private Stated tokens = Stated.NOTHING;

    /**
     * One quota as it was last stated.
     *
     * @param number of the call whose answer stated it; -1: none
     * @param left of it, less what calls have taken since
     * @param whole what is there after a reset; absent where the server does not say
     * @param resetAt when that is; absent once it is past, and until the next answer tells
     */
    private record Stated(long number, long left, OptionalLong whole, OptionalLong resetAt) {
        static final Stated NOTHING = new Stated(-1, Long.MAX_VALUE, OptionalLong.empty(), OptionalLong.empty());

        Stated less(long taken) {
            return left == Long.MAX_VALUE ? this : new Stated(number, left - taken, whole, resetAt);
        }

        Stated at(long now) {
            return resetAt.isEmpty() || now - resetAt.getAsLong() < 0
                    ? this
                    : new Stated(number, whole.orElse(Long.MAX_VALUE), whole, OptionalLong.empty());
        }

        /** What is more than the whole quota may go when the whole is there. */
        long delay(long wanted, int inFlight, long now) {
            if (left >= Math.min(wanted, whole.orElse(Long.MAX_VALUE))) {
                return 0;
            }
            return resetAt.isPresent()
                    ? Math.max(1, resetAt.getAsLong() - now)
                    : inFlight > 0 ? Pace.UNTIL_A_CALL_ENDS : 0;
        }
    }

    /** Nanoseconds until a call that may take so many tokens may go. */
    long delay(long wantedTokens, int inFlight, long now) {
        requests = requests.at(now);
        tokens = tokens.at(now);
        return Math.max(requests.delay(1, inFlight, now), tokens.delay(wantedTokens, inFlight, now));
    }

    /** A call begins. */
    void take(long wantedTokens) {
        requests = requests.less(1);
        tokens = tokens.less(wantedTokens);
    }

    /**
     * A call was answered with these headers.
     *
     * @param number of that call
     * @param later calls that began after it
     * @param reserved tokens that the calls now in flight may take
     */
    void heard(Map<String, String> headers, long number, long later, long reserved, long now) {
        if (number > requests.number()) {
            requests = read(headers, "requests", number, later, now)
                    .or(() -> read(headers, "", number, later, now))
                    .orElse(requests);
        }
        if (number > tokens.number()) {
            tokens = read(headers, "tokens", number, reserved, now)
                    .or(() -> readTogether(headers, number, reserved, now))
                    .orElse(tokens);
        }
    }

    private static Optional<Stated> read(Map<String, String> headers, String what, long number, long taken, long now) {
        String suffix = what.isEmpty() ? "" : "-" + what;
        return stated(
                headers.get("x-ratelimit-remaining" + suffix),
                headers.get("x-ratelimit-limit" + suffix),
                headers.get("x-ratelimit-reset" + suffix),
                number,
                taken,
                now);
    }

    private static Optional<Stated> readTogether(Map<String, String> headers, long number, long taken, long now) {
        return stated(
                headers.get("x-tokenlimit-remaining"),
                headers.get("x-tokenlimit-limit"),
                headers.get("x-ratelimit-reset"),
                number,
                taken,
                now);
    }

    private static Optional<Stated> stated(
            @Nullable String remaining,
            @Nullable String limit,
            @Nullable String reset,
            long number,
            long taken,
            long now) {
        OptionalLong left = whole(remaining);
        Optional<Duration> wait = reset == null ? Optional.empty() : Durations.parse(reset);
        // A reset far off is a point in time (OpenRouter sends milliseconds since 1970) or a day's quota.
        if (left.isEmpty() || wait.isEmpty() || wait.get().compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Stated(
                number,
                left.getAsLong() - taken,
                whole(limit),
                OptionalLong.of(now + wait.get().toNanos())));
    }

    private static OptionalLong whole(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,15}")
                ? OptionalLong.of(Long.parseLong(text.strip()))
                : OptionalLong.empty();
    }
}
