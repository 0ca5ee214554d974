package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import java.time.Duration;

/** What is left of the time for one call. */
final class Patience {
    private final Deadlines deadlines;
    private final Clocks clocks;
    private final long sentNanos;

    Patience(Deadlines deadlines, Clocks clocks, long sentNanos) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.sentNanos = sentNanos;
    }

    /** Where a call stands. */
    enum Phase {
        CONNECT("connect"),
        HEADERS("headers"),
        FIRST_EVENT("first event"),
        STREAM("stream");

        private final String words;

        Phase(String words) {
            this.words = words;
        }
    }

    long sentNanos() {
        return sentNanos;
    }

    /** Nanoseconds until the total is used up, at least 0. */
    long untilTotal() {
        return Math.max(0, deadlines.total().toNanos() - (clocks.nanos().getAsLong() - sentNanos));
    }

    /** Nanoseconds that a wait for the next byte may take, at least 0. */
    long untilIdle() {
        return Math.min(deadlines.idle().toNanos(), untilTotal());
    }

    /** Nanoseconds until so many have gone by since then, but no longer than any other wait; at least 0. */
    long left(long nanos, long since) {
        return Math.min(Math.max(0, nanos - (clocks.nanos().getAsLong() - since)), untilIdle());
    }

    /** The failure of a wait that took too long. */
    CallFailedException expired(Phase phase) {
        String what = phase == Phase.CONNECT
                ? "no connection within " + seconds(deadlines.connect())
                : untilTotal() == 0
                        ? "no end within " + seconds(deadlines.total())
                        : "nothing came for " + seconds(deadlines.idle());
        return new CallFailedException(CallFailure.Kind.TIMEOUT, 0, what + " (phase: " + phase.words + ")");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
