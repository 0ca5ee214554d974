package dev.assay.testing;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Runs work on a thread with a small stack, where deep recursion shows. */
public final class SmallStack {
    private static final int BYTES = 512 * 1024;

    private SmallStack() {}

    /** The work's result; whatever it throws, an overflow of the stack too, is thrown here. */
    public static <T> T on(Supplier<T> work) throws InterruptedException {
        AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
        Thread thread = new Thread(null, () -> result.set(Optional.of(work.get())), "small stack", BYTES);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(Optional.of(thrown)));
        thread.start();
        thread.join();
        failure.get().ifPresent(thrown -> {
            throw new AssertionError("the work failed on a small stack", thrown);
        });
        return result.get().orElseThrow();
    }
}
