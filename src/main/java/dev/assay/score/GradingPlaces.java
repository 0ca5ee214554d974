package dev.assay.score;

import dev.assay.sandbox.SandboxException;
import java.util.concurrent.Semaphore;

/** Places for gradings at the same time; one that must not be disturbed takes them all. Fair, and safe for use by many threads. */
final class GradingPlaces {
    private final int count;
    private final Semaphore free;

    GradingPlaces(int count) {
        this.count = count;
        this.free = new Semaphore(count, true);
    }

    /** Does the work beside others. */
    <T> T beside(Work<T> work) throws SandboxException, UngradableException, InterruptedException {
        return on(1, work);
    }

    /** Does the work while no other is done here. */
    <T> T alone(Work<T> work) throws SandboxException, UngradableException, InterruptedException {
        return on(count, work);
    }

    private <T> T on(int places, Work<T> work) throws SandboxException, UngradableException, InterruptedException {
        free.acquire(places);
        try {
            return work.done();
        } finally {
            free.release(places);
        }
    }

    /** What a grading does. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws SandboxException, UngradableException, InterruptedException;
    }
}
