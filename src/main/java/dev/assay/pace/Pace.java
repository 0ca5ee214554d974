package dev.assay.pace;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Reply;
import dev.assay.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When the next call to one model may go: within its concurrency, the quotas that the user and the server state, the server's wish for
 * a pause, and with caution where the model seems to be down. Has no clock and no threads: each time is given, in nanoseconds of one monotonic
 * clock. Not safe for use by many threads.
 */
public final class Pace {
    /** The answer to "when" that only the end of a call in flight can change. */
    public static final long UNTIL_A_CALL_ENDS = Long.MAX_VALUE;

    private final ConcurrencyLimit limit;
    private final Backoff backoff;
    private final Optional<Quota> requests;
    private final Optional<Quota> tokens;
    private final StatedQuotas stated = new StatedQuotas();
    private final RetryBudget retries = new RetryBudget();
    private final Outage outage;
    private int inFlight;
    private long begun;
    private long reserved;
    private long pausedUntil;
    private boolean isPaused;

    /** A pace within these limits. */
    public Pace(Limits limits, Backoff backoff) {
        this.limit = limits.concurrency().isPresent()
                ? new ConcurrencyLimit.Fixed(limits.concurrency().getAsInt())
                : new AdaptiveLimit();
        this.requests = quota(limits.requestsPerMinute());
        this.tokens = quota(limits.tokensPerMinute());
        this.backoff = backoff;
        this.outage = new Outage(backoff);
    }

    /**
     * What the user allows.
     *
     * @param concurrency calls in flight at most; absent: as many as the server takes, found out on the way
     * @param requestsPerMinute in any minute
     * @param tokensPerMinute in any minute, those of prompts and answers together
     */
    public record Limits(OptionalInt concurrency, OptionalLong requestsPerMinute, OptionalLong tokensPerMinute) {
        /** No limit but the server's. */
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private static Optional<Quota> quota(OptionalLong most) {
        return most.isPresent() ? Optional.of(new Quota(most.getAsLong())) : Optional.empty();
    }

    /** Calls in flight. */
    public int inFlight() {
        return inFlight;
    }

    /** How many calls may be in flight, as far as it is known now. */
    public int concurrency() {
        return limit.current();
    }

    /** Why no call to this model can succeed before a person acts, or none has for so long that it is given up. */
    public Optional<CallFailure> lost() {
        return outage.lost();
    }

    /** Whether a sample may be asked again while others have not been asked yet. */
    public boolean allowsRepeat() {
        return retries.allowsRepeat();
    }

    /**
     * Nanoseconds until a call may go; 0: now.
     *
     * @param mayTake tokens that the call may take at most
     */
    public long delay(long mayTake, long now) {
        if (inFlight >= limit.current()) {
            return UNTIL_A_CALL_ENDS;
        }
        long wait = Math.max(outage.delay(inFlight, now), stated.delay(mayTake, inFlight, now));
        wait = Math.max(wait, isPaused ? pausedUntil - now : 0);
        wait = Math.max(wait, requests.map(quota -> quota.delay(1, now)).orElse(0L));
        return Math.max(wait, tokens.map(quota -> quota.delay(mayTake, now)).orElse(0L));
    }

    /** A call goes; {@link #delay} must have said 0. */
    public Permit begin(long mayTake, boolean first, long now) {
        requests.ifPresent(quota -> quota.take(1, now));
        stated.take(mayTake);
        retries.count(first);
        reserved += mayTake;
        isPaused = false;
        inFlight++;
        return new Permit(begun++, inFlight, first, now, mayTake, tokens.map(quota -> quota.take(mayTake, now)));
    }

    /** A call was cancelled: it tells nothing. */
    public void cancelled(Permit permit) {
        inFlight--;
        reserved -= permit.mayTake();
    }

    /** A call has ended so. */
    public void ended(Permit permit, Exchange exchange, long now) {
        inFlight--;
        reserved -= permit.mayTake();
        outage.heard(permit, exchange, begun, now);
        exchange.fold(reply -> answered(permit, reply, now), failure -> failed(permit, failure, now));
    }

    private boolean answered(Permit permit, Reply reply, long now) {
        limit.answered(permit, reply.usage().completionTokens().orElse(0), now);
        OptionalLong used = used(reply.usage());
        if (used.isPresent()) {
            permit.charge().ifPresent(charge -> tokens.ifPresent(quota -> quota.putRight(charge, used.getAsLong())));
        }
        long later = begun - permit.number() - 1;
        stated.heard(reply.servedBy().headers(), permit.number(), later, reserved, now);
        return true;
    }

    private boolean failed(Permit permit, CallFailure failure, long now) {
        if (failure.kind() == CallFailure.Kind.BUSY) {
            limit.refused(permit, begun, now);
        }
        wish(failure).ifPresent(wish -> {
            long until = now + backoff.next(1, Optional.of(wish)).toNanos();
            pausedUntil = isPaused && pausedUntil - until > 0 ? pausedUntil : until;
            isPaused = true;
        });
        return false;
    }

    private static OptionalLong used(Usage usage) {
        return usage.promptTokens().isPresent() && usage.completionTokens().isPresent()
                ? OptionalLong.of(usage.promptTokens().getAsLong()
                        + usage.completionTokens().getAsLong())
                : OptionalLong.empty();
    }

    /** When the server wants to be asked again, if it said so. */
    public static Optional<Duration> wish(CallFailure failure) {
        List<Attempt> attempts = failure.attempts();
        return attempts.isEmpty()
                ? Optional.empty()
                : attempts.get(attempts.size() - 1).failure().flatMap(Attempt.Failure::retryAfter);
    }
}
