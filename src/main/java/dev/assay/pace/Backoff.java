package dev.assay.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again: the server's wish and up to a tenth more if it stated one, else a wait that doubles, with half of
 * it drawn by lot; so that many calls, and many clients, do not come back at once.
 */
public final class Backoff {
    private static final double AFTER_WISH = 0.1;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier lot;

    /**
     * A back-off.
     *
     * @param first wait
     * @param longest wait, the server's wishes included
     * @param lot draws from [0, 1)
     */
    public Backoff(Duration first, Duration longest, DoubleSupplier lot) {
        this.first = first;
        this.longest = longest;
        this.lot = lot;
    }

    /**
     * The wait before the next attempt.
     *
     * @param failed attempts so far, at least 1
     * @param wish of the server
     */
    public Duration next(int failed, Optional<Duration> wish) {
        if (failed < 1) {
            throw new IllegalArgumentException("failed is " + failed);
        }
        double doubled = first.toMillis() * (double) (1L << Math.min(failed - 1, 30));
        double drawn = wish.map(stated -> stated.toMillis() * (1 + AFTER_WISH * lot.getAsDouble()))
                .orElseGet(() -> doubled * (0.5 + lot.getAsDouble() / 2));
        return Duration.ofMillis(Math.max(0, Math.min((long) drawn, longest.toMillis())));
    }
}
