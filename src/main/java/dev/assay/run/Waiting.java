package dev.assay.run;

import java.util.concurrent.TimeUnit;

/** A clock that can be waited on. */
public interface Waiting {
    /** Nanoseconds on a monotonic clock. */
    long nanos();

    /**
     * Waits on a monitor, which the caller holds, until it is notified or so long has gone by, or a little shorter or longer.
     *
     * @param nanos above 0; {@code Long.MAX_VALUE}: until it is notified
     */
    void on(Object monitor, long nanos) throws InterruptedException;

    /** The system's clock. */
    static Waiting system() {
        return new Waiting() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // the callers' loops are around this method
            public void on(Object monitor, long nanos) throws InterruptedException {
                long millis = nanos == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
                monitor.wait(millis);
            }
        };
    }
}
