package dev.assay.model;

import java.util.OptionalDouble;

/**
 * How a streamed reply came: times in milliseconds since the request was sent. A chunk is an event; it may hold several tokens, or none.
 *
 * @param firstByteMillis until the first byte of the body
 * @param firstEventMillis until the first event
 * @param count of events
 * @param medianGapMillis between an event and the next; absent where there is one event
 * @param longestGapMillis the same, the longest
 */
public record Chunks(
        double firstByteMillis,
        double firstEventMillis,
        int count,
        OptionalDouble medianGapMillis,
        OptionalDouble longestGapMillis) {
    /** Keeps whole microseconds, as {@link Timing} does. */
    public Chunks {
        firstByteMillis = Timing.rounded(firstByteMillis);
        firstEventMillis = Timing.rounded(firstEventMillis);
        medianGapMillis = Timing.rounded(medianGapMillis);
        longestGapMillis = Timing.rounded(longestGapMillis);
    }
}
