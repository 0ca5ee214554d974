package dev.assay.pace;

import java.util.Optional;

/** Leave for one call, to be given back to its {@link Pace} when the call has ended. */
public final class Permit {
    private final long number;
    private final int inFlight;
    private final boolean first;
    private final long began;
    private final long mayTake;
    private final Optional<Quota.Charge> charge;

    Permit(long number, int inFlight, boolean first, long began, long mayTake, Optional<Quota.Charge> charge) {
        this.number = number;
        this.inFlight = inFlight;
        this.first = first;
        this.began = began;
        this.mayTake = mayTake;
        this.charge = charge;
    }

    /** Counts the calls from 0. */
    long number() {
        return number;
    }

    /** Calls in flight when this one began, itself among them. */
    int inFlight() {
        return inFlight;
    }

    /** Whether it is the first attempt at its sample. */
    boolean first() {
        return first;
    }

    /** On the monotonic clock, in nanoseconds. */
    long began() {
        return began;
    }

    /** Tokens at most. */
    long mayTake() {
        return mayTake;
    }

    /** What it takes of the user's quota of tokens, if there is one. */
    Optional<Quota.Charge> charge() {
        return charge;
    }
}
