package dev.assay.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Runs work on a thread with a small stack, where deep recursion shows. */
public final class SmallStack {
    private static final int BYTES = 512 * 1024;

    private SmallStack() {}

    /** The work's result; whatever it throws, an overflow of the stack too, is thrown here. */
    public static <T> T on(Supplier<T> work) throws InterruptedException {
        List<T> results = new CopyOnWriteArrayList<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(null, () -> results.add(work.get()), "small stack", BYTES);
        thread.setUncaughtExceptionHandler((where, thrown) -> failures.add(thrown));
        thread.start();
        thread.join();
        for (Throwable thrown : failures) {
            throw new AssertionError("the work failed on a small stack", thrown);
        }
        return results.get(0);
    }
}
