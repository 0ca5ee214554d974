package dev.assay.model.openai;

import dev.assay.model.Endpoint;
import dev.assay.model.Model;
import dev.assay.model.Redactor;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * Models behind OpenAI-compatible chat endpoints. All of them share one HTTP client: HTTP/1.1, because local servers hang on an offer of
 * HTTP/2, and no redirects, because a key must not travel to an address that nobody named.
 */
public final class OpenAiModels implements AutoCloseable {
    private final Deadlines deadlines;
    private final Clocks clocks;
    private final ExecutorService threads;
    private final HttpClient client;
    private final Connection connection;

    /**
     * @param nanoClock monotonic, such as {@code System::nanoTime}
     * @param clock for the start of each attempt
     */
    public OpenAiModels(Deadlines deadlines, LongSupplier nanoClock, InstantSource clock) {
        this.deadlines = deadlines;
        this.clocks = new Clocks(nanoClock, clock);
        this.threads = Threads.perTask("assay-http-");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadlines.connect())
                .executor(Runnable::run)
                .build();
        this.connection = new Connection(client, clocks);
    }

    /** Models with {@link Deadlines#DEFAULT} on the system's clocks. */
    public static OpenAiModels create() {
        return new OpenAiModels(Deadlines.DEFAULT, System::nanoTime, InstantSource.system());
    }

    /**
     * The model behind an endpoint.
     *
     * @throws IllegalArgumentException where the URL is not http or https with a host, or an extra parameter is not JSON or has a place of
     *     its own
     */
    public Model model(Endpoint endpoint) {
        URI url = chatUrl(endpoint.baseUrl());
        Redactor redactor = new Redactor(endpoint.key().map(List::of).orElse(List.of()));
        return new OpenAiModel(endpoint, () -> new OneCall(endpoint, url, connection, deadlines, clocks, redactor));
    }

    /** Ends all calls and their connections. */
    @Override
    public void close() {
        connection.close();
        Threads.shutdown(client);
        threads.shutdownNow();
    }

    /** {@code /chat/completions} after the path as it is given: not every provider has a {@code /v1}. */
    static URI chatUrl(URI baseUrl) {
        String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("not an http or https URL with a host: " + baseUrl);
        }
        return URI.create(baseUrl.toString().replaceAll("/+$", "") + "/chat/completions");
    }
}
