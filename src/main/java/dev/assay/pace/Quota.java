package dev.assay.pace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * So much in any minute, and never more. What a call takes is charged when it begins, as much as it may take at most, and put right
 * when it has ended. Guarded by its {@link Pace}.
 */
final class Quota {
    /** A minute, and a second for calls that are on their way for longer than those before them. */
    static final long WINDOW = TimeUnit.SECONDS.toNanos(61);

    private final long most;
    private final Deque<Charge> charges = new ArrayDeque<>();
    private long sum;

    /** A quota of this much a minute; at least 1. */
    Quota(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most);
        }
        this.most = most;
    }

    /** What one call takes. */
    static final class Charge {
        private final long at;
        private long amount;
        private boolean counts = true;

        private Charge(long at, long amount) {
            this.at = at;
            this.amount = amount;
        }
    }

    /** Nanoseconds until so much may be taken. What is more than the whole quota may be taken when nothing else is. */
    long delay(long amount, long now) {
        while (!charges.isEmpty() && now - charges.peek().at >= WINDOW) {
            Charge old = charges.remove();
            sum -= old.amount;
            old.counts = false;
        }
        long left = sum;
        long wait = 0;
        for (Charge charge : charges) {
            if (left + amount <= most) {
                break;
            }
            left -= charge.amount;
            wait = charge.at + WINDOW - now;
        }
        return wait;
    }

    Charge take(long amount, long now) {
        Charge charge = new Charge(now, amount);
        charges.add(charge);
        sum += amount;
        return charge;
    }

    void putRight(Charge charge, long amount) {
        if (charge.counts) {
            sum += amount - charge.amount;
        }
        charge.amount = amount;
    }
}
