package dev.assay.run;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.pace.Pace;
import dev.assay.pace.Permit;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The way of all samples to one model: hands them out when the pace allows it, keeps those that are to be asked again until their time
 * has come, and ends when there are none, or none can be had. A waiting sample holds no thread and no connection. Safe for use by many threads.
 */
final class Lane {
    private final Iterator<Inquiry> fresh;
    private final StopRule rule;
    private final Pace pace;
    private final Budget budget;
    private final Waiting waiting;
    private final PriorityQueue<Due> again = new PriorityQueue<>(Comparator.comparingLong(Due::order));
    private final long began;
    private Optional<Inquiry> next = Optional.empty();
    private Optional<String> closed = Optional.empty();

    Lane(Iterator<Inquiry> fresh, StopRule rule, Pace pace, Budget budget, Waiting waiting) {
        this.fresh = fresh;
        this.rule = rule;
        this.pace = pace;
        this.budget = budget;
        this.waiting = waiting;
        this.began = waiting.nanos();
    }

    /** A sample to be asked again; ordered by when, in nanoseconds since the lane began. */
    private record Due(Inquiry inquiry, long order) {}

    /** A sample that may be asked now. */
    record Turn(Inquiry inquiry, Permit permit) {}

    /** Waits for the next sample that may be asked; empty where there will be none. */
    synchronized Optional<Turn> next() throws InterruptedException {
        while (true) {
            closeIfOver();
            if (closed.isPresent() || nothingIsLeft()) {
                return Optional.empty();
            }
            long now = waiting.nanos();
            Optional<Inquiry> ready = ready(now);
            long wait = ready.isPresent() ? pace.delay(ready.get().mayTake(), now) : untilNextIsDue(now);
            if (ready.isPresent() && wait == 0) {
                return Optional.of(turn(ready.get(), now));
            }
            boolean forACall = wait == Pace.UNTIL_A_CALL_ENDS;
            waiting.on(this, forACall ? wait : Math.max(1, Math.min(wait, budget.nanosLeft())));
        }
    }

    /** A budget that is reached by the last call of all stops nothing. */
    private void closeIfOver() {
        if (closed.isPresent()) {
            return;
        }
        if (pace.lost().isPresent()) {
            closed = Optional.of(Verdicts.FATAL);
        } else if (peek().isPresent() || !again.isEmpty()) {
            closed = budget.reached().map(which -> Verdicts.BUDGET);
        }
    }

    private boolean nothingIsLeft() {
        return peek().isEmpty() && again.isEmpty() && pace.inFlight() == 0;
    }

    /** The sample whose turn it is; those that were asked before go first, as far as they may. */
    private Optional<Inquiry> ready(long now) {
        boolean isDue = !again.isEmpty() && again.peek().order() <= now - began;
        boolean mayRepeat = isDue && (pace.allowsRepeat() || peek().isEmpty());
        return mayRepeat ? Optional.of(again.peek().inquiry()) : peek();
    }

    private Optional<Inquiry> peek() {
        next = next.filter(inquiry -> rule.needs(inquiry.sample()));
        while (next.isEmpty() && fresh.hasNext()) {
            next = Optional.of(fresh.next()).filter(inquiry -> rule.needs(inquiry.sample()));
        }
        return next;
    }

    private long untilNextIsDue(long now) {
        return again.isEmpty() ? Pace.UNTIL_A_CALL_ENDS : again.peek().order() - (now - began);
    }

    private Turn turn(Inquiry inquiry, long now) {
        if (inquiry.isFirst()) {
            next = Optional.empty();
        } else {
            again.remove();
        }
        return new Turn(inquiry, pace.begin(inquiry.mayTake(), inquiry.isFirst(), now));
    }

    /**
     * A call has ended so.
     *
     * @param wait until its sample is to be asked again; absent where that is settled
     */
    synchronized void ended(Turn turn, Exchange exchange, Optional<Duration> wait) {
        long now = waiting.nanos();
        pace.ended(turn.permit(), exchange, now);
        wait.ifPresent(time -> again.add(new Due(turn.inquiry(), now - began + time.toNanos())));
        notifyAll();
    }

    /** A call was cancelled. */
    synchronized void cancelled(Turn turn) {
        pace.cancelled(turn.permit());
        again.add(new Due(turn.inquiry(), 0));
        notifyAll();
    }

    /** Hands out nothing more. */
    synchronized void close(String why) {
        closed = closed.or(() -> Optional.of(why));
        notifyAll();
    }

    /** Why it hands out nothing more though there is something left; absent where all had their turn. */
    synchronized Optional<String> closed() {
        return closed;
    }

    /** What the model failed with for good, where others than those asked are concerned. */
    synchronized Optional<CallFailure> lost() {
        return pace.lost()
                .filter(failure -> failure.kind().remedy() == CallFailure.Remedy.STOP_MODEL || peek().isPresent());
    }

    /** Waits for the calls in flight, and returns the samples that were asked and will not be asked again. */
    synchronized List<Inquiry> awaitEnd() throws InterruptedException {
        while (pace.inFlight() > 0) {
            waiting.on(this, Pace.UNTIL_A_CALL_ENDS);
        }
        List<Inquiry> left = again.stream().map(Due::inquiry).toList();
        again.clear();
        return left;
    }
}
