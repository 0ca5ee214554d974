package dev.assay.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.UserError;
import dev.assay.journal.RunDirectory;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Reply;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A recorded run as an OpenAI-compatible endpoint on loopback. Any client can talk to it; nothing is computed anew. */
public final class ReplayServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_BODY = 64 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final Recordings recordings;
    private final String source;
    private final AtomicInteger completions = new AtomicInteger();

    private ReplayServer(HttpServer server, Recordings recordings, String source) {
        this.server = server;
        this.recordings = recordings;
        this.source = source;
    }

    /**
     * Starts serving runs.
     *
     * @param port 0: any free one
     * @throws UserError where the port is taken
     */
    public static ReplayServer start(List<RunDirectory> runs, int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ReplayServer server = new ReplayServer(
                    http,
                    Recordings.of(runs),
                    runs.stream().map(run -> run.path().toString()).collect(Collectors.joining(", ")));
            http.createContext("/", server::handle);
            http.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "replay");
                thread.setDaemon(true);
                return thread;
            }));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UserError(
                    "port %d: cannot be listened on: %s".formatted(port, e.getMessage()),
                    "Choose another one with --port, or none for any.");
        }
    }

    /** The base URL for clients. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** The ids of the models that were recorded. */
    public SortedSet<String> models() {
        return recordings.models();
    }

    /** Completions asked for so far. */
    public int completions() {
        return completions.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST") && path.endsWith("/chat/completions")) {
                complete(exchange);
            } else if (path.endsWith("/models")) {
                send(exchange, OK, "application/json", modelList());
            } else if (path.equals("/health")) {
                send(exchange, OK, "application/json", "{\"status\":\"ok\"}");
            } else {
                fail(
                        exchange,
                        NOT_FOUND,
                        "This is a replay by Assay. It serves POST /v1/chat/completions and GET /v1/models.");
            }
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        completions.incrementAndGet();
        JsonNode body;
        try {
            body = MAPPER.readTree(exchange.getRequestBody().readNBytes(MAX_BODY));
        } catch (JsonProcessingException | CharConversionException e) {
            fail(exchange, BAD_REQUEST, "The body is not JSON.");
            return;
        }
        Optional<Exchange> recorded = recordings.next(body);
        if (recorded.isEmpty()) {
            fail(
                    exchange,
                    NOT_FOUND,
                    "Not recorded in %s: no answer of model `%s` to these messages. Record it anew with `assay run --suite SUITE --model URL#%2$s`."
                            .formatted(source, body.path("model").asText()));
            return;
        }
        Optional<Reply> reply = recorded.get().fold(Optional::of, failure -> Optional.empty());
        if (reply.isEmpty()) {
            int status = recorded.get()
                    .fold(answered -> OK, failure -> failure.status().orElse(UNAVAILABLE));
            String message = recorded.get().fold(answered -> "", CallFailure::message);
            fail(exchange, status >= BAD_REQUEST ? status : UNAVAILABLE, "Recorded failure: " + message);
            return;
        }
        Completion completion = new Completion(body.path("model").asText(), reply.get());
        if (body.path("stream").asBoolean()) {
            stream(
                    exchange,
                    completion,
                    body.path("stream_options").path("include_usage").asBoolean());
        } else {
            send(exchange, OK, "application/json", completion.body());
        }
    }

    private static void stream(HttpExchange exchange, Completion completion, boolean withUsage) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(OK, 0);
        StringBuilder events = new StringBuilder();
        completion
                .events(withUsage)
                .forEach(event -> events.append("data: ").append(event).append("\n\n"));
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(events.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String modelList() {
        ObjectNode root = MAPPER.createObjectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        recordings.models().forEach(id -> data.addObject().put("id", id).put("object", "model"));
        return root.toString();
    }

    private static void fail(HttpExchange exchange, int status, String message) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", "replay_error")
                .put("code", status);
        send(exchange, status, "application/json", root.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
