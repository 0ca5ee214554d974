package dev.assay.model.openai;

import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** What newer JDKs have and Java 17 has not. */
final class Threads {
    private Threads() {}

    /** Virtual threads, from Java 21 on; before, daemon threads that are used again. */
    static ExecutorService perTask(String name) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException before21) {
            AtomicLong number = new AtomicLong();
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, name + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    /** Closes the client's connections; before Java 21 they end when the client is collected. */
    static void shutdown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException before21) {
            // Nothing to call.
        }
    }
}
