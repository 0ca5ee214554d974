package dev.assay.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param exit the exit status; -1 where a signal ended it
 * @param signal the signal that ended it; 0 where none did
 * @param hit the limit at which it was ended
 * @param stdout what it wrote, up to the limit; bytes that are no UTF-8 replaced
 * @param stderr likewise
 * @param cpu CPU time that it used
 * @param peakBytes the most memory that it held at once
 */
public record Outcome(
        int exit, int signal, Optional<Hit> hit, String stdout, String stderr, Duration cpu, long peakBytes) {
    /** What ends a run from outside. A program that asks for too much memory is not ended: it is told that there is none. */
    public enum Hit {
        CPU,
        WALL,
        OUTPUT,
        /** It was closed by its caller, who does not wait for the outcome. */
        CLOSED;

        static Hit of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the program ended by itself with exit status 0. */
    public boolean isClean() {
        return exit == 0 && hit.isEmpty();
    }
}
