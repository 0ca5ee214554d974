package dev.assay.testing;

import dev.assay.run.Waiting;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock on which a wait is over at once, with its time gone by. Only the wait for a call in flight is a real one. */
public final class FakeTime implements Waiting {
    /** Below zero, as the system's clock may be. */
    private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(-2));

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers' loops are around this method
    public void on(Object monitor, long wait) throws InterruptedException {
        if (wait == Long.MAX_VALUE) {
            monitor.wait();
        } else {
            nanos.addAndGet(wait);
        }
    }

    /** Lets time go by. */
    public void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
