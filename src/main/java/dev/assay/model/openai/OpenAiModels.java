package dev.assay.model.openai;

import dev.assay.model.Endpoint;
import dev.assay.model.Model;
import dev.assay.model.Redactor;
import dev.assay.model.Secret;
import dev.assay.model.WireTap;
import dev.assay.suite.Prompt;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongSupplier;

/**
 * Models behind OpenAI-compatible chat endpoints. All that trust the same certificates share one HTTP client: HTTP/1.1, because local servers hang on an offer of
 * HTTP/2, and no redirects, because a key must not travel to an address that nobody named.
 */
public final class OpenAiModels implements AutoCloseable {
    private final Deadlines deadlines;
    private final Clocks clocks;
    private final Proxies proxies;
    private final Optional<WireTap> tap;
    private final Map<Kind, Line> lines = new HashMap<>();

    /**
     * @param nanoClock monotonic, such as {@code System::nanoTime}
     * @param clock for the start of each attempt
     * @param tap that hears all that goes over the wire
     */
    public OpenAiModels(
            Deadlines deadlines, LongSupplier nanoClock, InstantSource clock, Proxies proxies, Optional<WireTap> tap) {
        this.deadlines = deadlines;
        this.clocks = new Clocks(nanoClock, clock);
        this.proxies = proxies;
        this.tap = tap;
    }

    /** Models with {@link Deadlines#DEFAULT} on the system's clocks. */
    public static OpenAiModels create(Proxies proxies, Optional<WireTap> tap) {
        return new OpenAiModels(Deadlines.DEFAULT, System::nanoTime, InstantSource.system(), proxies, tap);
    }

    /** What must be the same for endpoints to share a client. */
    private record Kind(Optional<Path> caFile, boolean secure) {}

    /** A client and its connections. */
    private record Line(HttpClient client, Connection connection) {}

    /**
     * The model behind an endpoint.
     *
     * @throws IllegalArgumentException where the URL is not http or https with a host, or an extra parameter is not JSON or has a place of
     *     its own
     * @throws dev.assay.UserError where the endpoint's {@code caFile} holds no certificate
     */
    public Model model(Endpoint endpoint) {
        URI url = chatUrl(endpoint.baseUrl());
        Redactor redactor = redactor(endpoint);
        Wire wire = wire(endpoint);
        return new OpenAiModel(endpoint, () -> new OneCall(endpoint, url, wire, redactor));
    }

    /** What the endpoint says that it serves. */
    public ServedModels served(Endpoint endpoint) throws InterruptedException {
        return new Listing(endpoint, wire(endpoint), redactor(endpoint)).ask();
    }

    private Redactor redactor(Endpoint endpoint) {
        List<Secret> secrets = new ArrayList<>(proxies.secrets());
        endpoint.key().ifPresent(secrets::add);
        return new Redactor(secrets);
    }

    private Wire wire(Endpoint endpoint) {
        Line line;
        synchronized (lines) {
            line = lines.computeIfAbsent(
                    new Kind(
                            endpoint.caFile(),
                            !"http".equalsIgnoreCase(endpoint.baseUrl().getScheme())),
                    this::line);
        }
        return new Wire(line.connection(), proxies, deadlines, clocks, tap);
    }

    /**
     * The client of such endpoints. What it does, it does on its own one thread and the caller's: a step is short, and handing it on to
     * another thread costs more than the step.
     */
    private Line line(Kind kind) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadlines.connect())
                .proxy(proxies.selector())
                .executor(Runnable::run);
        if (!kind.secure()) {
            client.sslContext(NoTls.context());
        }
        kind.caFile().map(Trust::also).ifPresent(client::sslContext);
        HttpClient built = client.build();
        return new Line(built, new Connection(built, clocks));
    }

    /**
     * The members of a request's body beside model and messages, each as JSON text.
     *
     * @param maxTokens limit of the answer, in tokens
     */
    public static SortedMap<String, String> parameters(Endpoint endpoint, int maxTokens) {
        return new Parameters(endpoint).of(0, maxTokens, () -> 0);
    }

    /** The body of a request as it stands on the wire. */
    public static String body(Endpoint endpoint, Prompt prompt, int maxTokens) {
        OpenAiModel model = new OpenAiModel(endpoint, () -> {
            throw new IllegalStateException("nothing is sent");
        });
        return model.body(model.prepare(prompt, 0, maxTokens));
    }

    /** Ends all calls and their connections. */
    @Override
    public void close() {
        synchronized (lines) {
            lines.values().forEach(line -> {
                line.connection().close();
                Threads.shutdown(line.client());
            });
        }
    }

    /** {@code /chat/completions} after the path as it is given: not every provider has a {@code /v1}. */
    static URI chatUrl(URI baseUrl) {
        String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("not an http or https URL with a host: " + baseUrl);
        }
        return below(baseUrl, "chat/completions");
    }

    /** A path after that of the base URL, however that ends. */
    static URI below(URI baseUrl, String path) {
        return URI.create(baseUrl.toString().replaceAll("/+$", "") + "/" + path);
    }
}
