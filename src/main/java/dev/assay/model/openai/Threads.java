package dev.assay.model.openai;

import java.net.http.HttpClient;

/** What newer JDKs can do and Java 17 cannot. */
final class Threads {
    private Threads() {}

    /** Closes the client's connections; before Java 21 they end when the client is collected. */
    static void shutdown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException before21) {
            // Nothing to call.
        }
    }
}
