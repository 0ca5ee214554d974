package dev.assay.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again: the server's wish if it stated one, else a wait that doubles, with half of it drawn
 * by lot so that many clients do not come back at once.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final int attempts;
    private final DoubleSupplier lot;

    /**
     * A back-off.
     *
     * @param first wait
     * @param longest wait, the server's wishes included
     * @param attempts in all, the first among them; at least 1
     * @param lot draws from [0, 1)
     */
    public Backoff(Duration first, Duration longest, int attempts, DoubleSupplier lot) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts);
        }
        this.first = first;
        this.longest = longest;
        this.attempts = attempts;
        this.lot = lot;
    }

    /**
     * The wait before the next attempt, or none where there is none.
     *
     * @param failed attempts so far, at least 1
     * @param wish of the server
     */
    public Optional<Duration> next(int failed, Optional<Duration> wish) {
        if (failed < 1) {
            throw new IllegalArgumentException("failed is " + failed);
        }
        if (failed >= attempts) {
            return Optional.empty();
        }
        double doubled = first.toMillis() * (double) (1L << Math.min(failed - 1, 30));
        double drawn = doubled * (0.5 + lot.getAsDouble() / 2);
        long millis = wish.map(Duration::toMillis).orElse((long) drawn);
        return Optional.of(Duration.ofMillis(Math.max(0, Math.min(millis, longest.toMillis()))));
    }
}
