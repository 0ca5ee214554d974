package dev.assay.pace;

import dev.assay.pace.Round.Level;
import java.util.Optional;

/**
 * Finds how many calls a server takes at a time. A limit is doubled while that brings more throughput, and taken back where it does
 * not, as with a server that queues. It is halved when the server refuses, and then grows by one an answer, up to just below what was
 * refused. On its plateau it tries a little more now and then, and a little less where the server queues: servers change.
 *
 * <p>After AIMD (Chiu and Jain 1989) and TCP Vegas (Brakmo and Peterson 1995), with two differences. Where more than was known to be
 * good was asked for on trial, a refusal takes back the trial and no more. And a halved limit does not creep but returns quickly to below what
 * was refused, as CUBIC does (RFC 9438).
 */
final class AdaptiveLimit implements ConcurrencyLimit {
    static final int START = 6;

    /** No more without being told so: past this it is the client that is measured. */
    static final int MOST = 256;

    private static final int SMALLEST_ROUND = 8;

    /** Answers on the plateau before something is tried; doubled by each trial in vain. */
    private static final int CALM = 32;

    private static final int LONGEST_CALM = 96;

    /** Of the throughput that a larger limit could bring at most, the share that it must bring. */
    private static final double GAIN = 0.3;

    /** The same for a server that is known to refuse what is too much: it need not be guessed from the throughput alone. */
    private static final double GAIN_IF_IT_REFUSES = 0.1;

    private static final double AS_FAST = 0.9;
    private static final int NONE = Integer.MAX_VALUE;

    private enum Phase {
        GROWING,
        RECOVERING,
        CALM,
        TRYING_MORE,
        TRYING_LESS
    }

    private Phase phase = Phase.GROWING;
    private int limit = START;
    private int refusedAt = NONE;
    private boolean hasRefused;
    private long firstAfterCut;
    private int calmFor = CALM;
    private boolean moreIsNext = true;
    private Optional<Level> base = Optional.empty();
    private Optional<Round> round = Optional.empty();

    @Override
    public int current() {
        return limit;
    }

    @Override
    public void refused(Permit permit, long begun, long now) {
        if (permit.number() < firstAfterCut) {
            return; // It began before the cut that others like it have brought about.
        }
        firstAfterCut = begun;
        hasRefused = true;
        if (phase == Phase.TRYING_MORE) {
            refusedAt = limit;
            settle(base.map(Level::limit).orElse(limit - 1), now);
            calmFor = Math.min(LONGEST_CALM, 2 * calmFor);
            return;
        }
        int reached = Math.min(permit.inFlight(), limit);
        refusedAt = Math.max(2, reached);
        enter(Phase.RECOVERING, Math.max(1, reached / 2), now);
    }

    @Override
    public void answered(Permit permit, long tokens, long now) {
        Round current = round.orElseGet(() -> new Round(limit, permit.began()));
        round = Optional.of(current);
        current.add(permit, tokens);
        if (phase == Phase.RECOVERING) {
            recover(permit, now);
        } else if (current.answers() % Math.max(limit, SMALLEST_ROUND) == 0) {
            judge(current, now);
        }
    }

    private void recover(Permit permit, long now) {
        if (permit.number() >= firstAfterCut) {
            limit = Math.min(limit + Math.max(1, limit / 8), refusedAt - 1);
        }
        if (limit >= refusedAt - 1) {
            settle(limit, now);
        }
    }

    /** At the end of a round; one that does not decide goes on for another one. */
    private void judge(Round done, long now) {
        Level level = done.level(now);
        boolean isSecond = done.answers() > Math.max(limit, SMALLEST_ROUND);
        switch (phase) {
            case CALM -> {
                if (done.answers() >= calmFor) {
                    base = Optional.of(level);
                    round = Optional.of(new Round(limit, now));
                    if (done.wasFull()) {
                        tryAnother(now);
                    }
                }
            }
            case TRYING_LESS -> {
                if (isSecond) {
                    judgeLess(level, now);
                }
            }
            default -> {
                if (!done.wasFull()) {
                    enter(phase, limit, now);
                } else if (brings(level)) {
                    base = Optional.of(level);
                    refusedAt = NONE;
                    calmFor = CALM;
                    grow(now);
                } else if (isSecond) {
                    settle(base.map(Level::limit).orElse(limit), now);
                    calmFor = phase == Phase.TRYING_MORE ? Math.min(LONGEST_CALM, 2 * calmFor) : calmFor;
                }
            }
        }
    }

    /** Whether a larger limit is worth it: it brings more, or the server now takes what it refused. */
    private boolean brings(Level level) {
        if (base.isEmpty() || refusedAt != NONE) {
            return true;
        }
        double atBest = level.limit() / (double) base.get().limit();
        double share = hasRefused ? GAIN_IF_IT_REFUSES : GAIN;
        return level.ratio(base.get()) >= 1 + share * (atBest - 1);
    }

    private void judgeLess(Level level, long now) {
        boolean asFast = base.isEmpty() || level.ratio(base.get()) >= AS_FAST;
        if (asFast) {
            base = Optional.of(level);
        }
        if (asFast && limit > 1) {
            enter(Phase.TRYING_LESS, limit - step(), now);
        } else {
            settle(base.map(Level::limit).orElse(limit), now);
        }
    }

    private void grow(long now) {
        if (limit >= MOST) {
            settle(limit, now);
        } else {
            enter(Phase.GROWING, Math.min(MOST, 2 * limit), now);
        }
    }

    private void tryAnother(long now) {
        boolean queues = refusedAt == NONE;
        if (limit < MOST && (moreIsNext || !queues || limit == 1)) {
            moreIsNext = false;
            enter(Phase.TRYING_MORE, queues ? Math.min(MOST, limit + step()) : limit + 1, now);
        } else if (limit > 1 && queues) {
            moreIsNext = true;
            enter(Phase.TRYING_LESS, limit - step(), now);
        }
    }

    private int step() {
        return Math.max(1, limit / 4);
    }

    private void settle(int at, long now) {
        enter(Phase.CALM, Math.max(1, at), now);
    }

    private void enter(Phase next, int newLimit, long now) {
        phase = next;
        limit = newLimit;
        round = Optional.of(new Round(newLimit, now));
    }
}
