package dev.assay.run;

import dev.assay.model.Exchange;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Grades beside the asking, on as many threads as there are cores; a full queue makes the asker grade by itself. */
public final class GradingPool {
    private static final int WAITING_AT_MOST = 64;

    private final Verdicts verdicts;
    private final RunEvents events;
    private final ThreadPoolExecutor threads;

    /** A pool of this many threads. */
    public GradingPool(Verdicts verdicts, RunEvents events, int size) {
        this.verdicts = verdicts;
        this.events = events;
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_AT_MOST),
                task -> {
                    Thread thread = new Thread(task, "grade");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Grades this exchange some time soon. */
    public void submit(PlannedSample sample, Exchange exchange) {
        threads.execute(() -> {
            try {
                events.graded(verdicts.grade(sample, exchange));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits until all that was submitted is graded; nothing more may be submitted. */
    public void finish() throws InterruptedException {
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            // a grader's own limits end it
        }
    }
}
