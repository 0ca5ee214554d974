package dev.assay.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call on the wire.
 *
 * @param startedAt when the request was sent
 * @param millis from sending to the end, without any wait of ours
 * @param failure absent where the call answered
 */
public record Attempt(Instant startedAt, double millis, Optional<Failure> failure) {
    /** Keeps whole microseconds, as {@link Timing} does. */
    public Attempt {
        millis = Timing.rounded(millis);
    }

    /**
     * How an attempt failed.
     *
     * @param status HTTP status, 0 where none came
     * @param retryAfter the server's own wish, if it stated one
     */
    public record Failure(CallFailure.Kind kind, int status, String message, Optional<Duration> retryAfter) {}
}
