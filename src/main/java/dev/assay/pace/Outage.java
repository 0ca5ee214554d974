package dev.assay.pace;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import java.util.Optional;

/**
 * Whether a model is down. Only first attempts at samples make the suspicion, many in a row with no answer between: a few samples that
 * fail whenever they are asked say nothing of the others. Under suspicion one call goes at a time, after waits that double; an answer clears it,
 * a row of failures settles it. What only a person can mend settles it at once. Guarded by its {@link Pace}.
 */
final class Outage {
    private static final int SUSPICIOUS_AT_FIRST = 3;
    private static final int SUSPICIOUS_LATER = 10;

    /** Waits of 1, 2, 4 and 8 s: an address that never worked is wrong more often than slow. */
    private static final int TRIALS_AT_FIRST = 4;

    /** Up to waits of 32 and 60 s: a server may be restarting, and a quota a minute is there again. */
    private static final int TRIALS_LATER = 7;

    /** Of a model that never answered: what is wrong with them is wrong with all. */
    private static final int REJECTED_AT_FIRST = 20;

    private final Backoff backoff;
    private boolean hasAnswered;
    private int failedInARow;
    private int rejectedInARow;
    private boolean suspected;
    private int trials;
    private long firstTrial;
    private long nextTrialAt;
    private Optional<CallFailure> lost = Optional.empty();

    /** An outage whose trials wait so long. */
    Outage(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Why no call can succeed any more, if so. */
    Optional<CallFailure> lost() {
        return lost;
    }

    /** Nanoseconds until a call may go. */
    long delay(int inFlight, long now) {
        if (!suspected) {
            return 0;
        }
        return inFlight > 0 ? Pace.UNTIL_A_CALL_ENDS : Math.max(0, nextTrialAt - now);
    }

    /**
     * A call has ended.
     *
     * @param begun calls so far
     */
    void heard(Permit permit, Exchange exchange, long begun, long now) {
        Optional<CallFailure> failure = exchange.fold(reply -> Optional.empty(), Optional::of);
        if (failure.isEmpty()) {
            hasAnswered = true;
            clear();
            return;
        }
        switch (failure.get().kind().remedy()) {
            case STOP_MODEL -> lost = lost.or(() -> failure);
            case NONE -> rejected(failure.get());
            case RETRY -> failed(permit, failure.get(), begun, now);
        }
    }

    /** The server is there, and refuses this one request. */
    private void rejected(CallFailure failure) {
        rejectedInARow++;
        boolean rejectsAll = !hasAnswered && rejectedInARow >= REJECTED_AT_FIRST;
        if (rejectsAll) {
            lost = lost.or(() -> Optional.of(failure));
        }
        int rejected = rejectedInARow;
        clear();
        rejectedInARow = rejected;
    }

    private void failed(Permit permit, CallFailure failure, long begun, long now) {
        if (suspected) {
            if (permit.number() >= firstTrial) {
                trials++;
                boolean settled = trials >= trialsFor(failure);
                lost = settled ? lost.or(() -> Optional.of(failure)) : lost;
                plan(now);
            }
            return;
        }
        failedInARow += permit.first() ? 1 : 0;
        if (failedInARow >= (hasAnswered ? SUSPICIOUS_LATER : SUSPICIOUS_AT_FIRST)) {
            suspected = true;
            firstTrial = begun;
            plan(now);
        }
    }

    private int trialsFor(CallFailure failure) {
        boolean mayPass = hasAnswered || failure.kind() == CallFailure.Kind.BUSY;
        return mayPass ? TRIALS_LATER : TRIALS_AT_FIRST;
    }

    private void plan(long now) {
        nextTrialAt = now + backoff.next(trials + 1, Optional.empty()).toNanos();
    }

    private void clear() {
        suspected = false;
        trials = 0;
        failedInARow = 0;
        rejectedInARow = 0;
    }
}
