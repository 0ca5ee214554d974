package dev.assay.model.openai;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What newer JDKs can do and Java 17 cannot. */
final class Threads {
    private static final Pattern ID = Pattern.compile("\\((\\d+)\\)$");
    private static final Duration LONGEST_END = Duration.ofMillis(200);

    private Threads() {}

    /** Closes the client's connections and ends its thread. */
    static void shutdown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException before21) {
            endSelector(client);
        }
    }

    /**
     * Before Java 21 a client's thread ends some time after the client was collected, or when it is interrupted. While it waits in the
     * kernel, as it does nearly always, the end of the JVM waits for it, 0.3 s.
     */
    private static void endSelector(HttpClient client) {
        Matcher id = ID.matcher(client.toString());
        if (!id.find()) {
            return;
        }
        String name = "HttpClient-" + id.group(1) + "-SelectorManager";
        Thread[] threads = new Thread[2 * Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals(name)) {
                threads[i].interrupt();
                await(threads[i]);
            }
        }
    }

    private static void await(Thread ending) {
        try {
            ending.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
