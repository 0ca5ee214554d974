package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Processes that outlive what they are asked: as many as are asked at once, each for one caller at a time, and replaced after so many
 * callers. Safe for use by many threads.
 */
final class WarmProcesses implements AutoCloseable {
    private final ProcessStarter starter;
    private final int most;
    private final Deque<Warm> idle = new ArrayDeque<>();
    private boolean closed;

    private static final class Warm {
        final Conversation conversation;
        int callers;

        Warm(Conversation conversation) {
            this.conversation = conversation;
        }
    }

    /**
     * No process yet.
     *
     * @param most callers of one process
     */
    WarmProcesses(ProcessStarter starter, int most) {
        this.starter = starter;
        this.most = most;
    }

    /** A process for this caller alone, until it is closed. */
    Lease take() throws SandboxException {
        Optional<Warm> warm;
        synchronized (this) {
            warm = Optional.ofNullable(idle.poll());
        }
        return new Lease(warm.isPresent() ? warm.get() : new Warm(starter.start()));
    }

    private void giveBack(Warm warm) {
        synchronized (this) {
            if (!closed && warm.callers < most) {
                idle.push(warm);
                return;
            }
        }
        warm.conversation.close();
    }

    /** Ends those that nobody uses now; the others end when they are given back. */
    @Override
    public void close() {
        Deque<Warm> ended = new ArrayDeque<>();
        synchronized (this) {
            closed = true;
            ended.addAll(idle);
            idle.clear();
        }
        ended.forEach(warm -> warm.conversation.close());
    }

    /** One caller's use of a process. Closed without {@link #keep}, it ends the process. */
    final class Lease implements Conversation {
        private Warm warm;
        private List<String> first = List.of();
        private boolean mayBeStale;
        private boolean kept;

        private Lease(Warm warm) {
            this.warm = warm;
            warm.callers++;
        }

        @Override
        public void send(List<String> lines) throws SandboxException, InterruptedException {
            mayBeStale = first.isEmpty() && warm.callers > 1;
            first = lines;
            warm.conversation.send(lines);
        }

        /** A process that had served others and does not answer the first request says nothing about the request: another is asked. */
        @Override
        public Turn next() throws SandboxException, InterruptedException {
            Turn turn = warm.conversation.next();
            boolean isStale = mayBeStale && turn.fold(replied -> false, ended -> !isOverCpu(ended.outcome()));
            mayBeStale = false;
            if (!isStale) {
                return turn;
            }
            warm.conversation.close();
            warm = new Warm(starter.start());
            warm.callers++;
            warm.conversation.send(first);
            return warm.conversation.next();
        }

        private boolean isOverCpu(Outcome outcome) {
            return outcome.hit().filter(Outcome.Hit.CPU::equals).isPresent();
        }

        /** The process is in order: the next caller may have it. */
        void keep() {
            kept = true;
        }

        @Override
        public void close() {
            if (kept) {
                giveBack(warm);
            } else {
                warm.conversation.close();
            }
        }
    }
}
