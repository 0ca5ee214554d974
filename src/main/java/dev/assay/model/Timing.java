package dev.assay.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Times of one call in milliseconds since the request was sent, on a monotonic clock, without any wait of ours.
 *
 * @param headersMillis until the response headers
 * @param firstTokenMillis until the first piece of thinking or answer; absent where the reply was not streamed
 * @param firstAnswerMillis until the first piece of the answer proper; absent where the reply was not streamed
 * @param totalMillis until the end
 * @param recorded whether these are the figures of an earlier call that was replayed
 * @param chunks of the stream; absent where the reply was not streamed, or was replayed
 */
public record Timing(
        OptionalDouble headersMillis,
        OptionalDouble firstTokenMillis,
        OptionalDouble firstAnswerMillis,
        double totalMillis,
        boolean recorded,
        Optional<Chunks> chunks) {
    private static final double MICROS_PER_MILLI = 1000;

    /** Keeps whole microseconds, so that a timing is the same before and after it was written down. */
    public Timing {
        headersMillis = rounded(headersMillis);
        firstTokenMillis = rounded(firstTokenMillis);
        firstAnswerMillis = rounded(firstAnswerMillis);
        totalMillis = rounded(totalMillis);
    }

    /** Times of a call that was no stream, or whose stream was not looked at. */
    public Timing(
            OptionalDouble headersMillis,
            OptionalDouble firstTokenMillis,
            OptionalDouble firstAnswerMillis,
            double totalMillis,
            boolean recorded) {
        this(headersMillis, firstTokenMillis, firstAnswerMillis, totalMillis, recorded, Optional.empty());
    }

    static OptionalDouble rounded(OptionalDouble millis) {
        return millis.isPresent() ? OptionalDouble.of(rounded(millis.getAsDouble())) : millis;
    }

    static double rounded(double millis) {
        return Math.rint(millis * MICROS_PER_MILLI) / MICROS_PER_MILLI;
    }
}
