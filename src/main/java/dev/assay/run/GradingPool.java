package dev.assay.run;

import dev.assay.model.Exchange;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Grades beside the asking, on as many threads as there are cores; an asker that is far ahead waits. Grading is never
 * interrupted: what is in the journal has a verdict.
 */
public final class GradingPool {
    private static final int WAITING_AT_MOST = 64;

    private final Verdicts verdicts;
    private final RunEvents events;
    private final ThreadPoolExecutor threads;
    private final Semaphore room;
    private volatile Optional<Throwable> breakage = Optional.empty();

    /** A pool of this many threads. */
    public GradingPool(Verdicts verdicts, RunEvents events, int size) {
        this.verdicts = verdicts;
        this.events = events;
        this.room = new Semaphore(size + WAITING_AT_MOST);
        this.threads = new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "grade");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Grades this exchange some time soon. */
    public void submit(PlannedSample sample, Exchange exchange) {
        room.acquireUninterruptibly();
        threads.execute(() -> grade(sample, exchange));
    }

    private void grade(PlannedSample sample, Exchange exchange) {
        try {
            events.graded(verdicts.grade(sample, exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            breakage = Optional.of(e);
        } finally {
            room.release();
        }
    }

    /** Waits until all that was submitted is graded, and passes on what broke; nothing more may be submitted. */
    public void finish() throws InterruptedException {
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            // a grader's own limits end it
        }
        Breakage.rethrow(breakage);
    }
}
