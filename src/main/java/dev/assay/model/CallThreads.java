package dev.assay.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Threads for calls, of which there may be a thousand at a time. */
public final class CallThreads {
    /** Enough for an answer's JSON; a default stack is twice this. */
    private static final long STACK_BYTES = 512 << 10;

    private CallThreads() {}

    /** A thread a task: virtual ones from Java 21 on; before, daemon threads with a small stack that are used again. */
    public static ExecutorService perTask(String name) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException before21) {
            AtomicLong number = new AtomicLong();
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(null, task, name + number.incrementAndGet(), STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
