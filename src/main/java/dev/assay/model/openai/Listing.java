package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import dev.assay.model.Redactor;
import dev.assay.model.openai.ArrivingBody.Arrival;
import dev.assay.model.openai.Connection.Response;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Asks an endpoint what it serves. */
final class Listing {
    private static final int LONGEST = 16 << 20;

    private final Endpoint endpoint;
    private final URI url;
    private final Wire wire;
    private final Redactor redactor;

    Listing(Endpoint endpoint, Wire wire, Redactor redactor) {
        this.endpoint = endpoint;
        this.url = OpenAiModels.below(endpoint.baseUrl(), "models");
        this.wire = wire;
        this.redactor = redactor;
    }

    ServedModels ask() throws InterruptedException {
        Patience patience = new Patience(
                wire.deadlines(), wire.clocks(), wire.clocks().nanos().getAsLong());
        try (Response response = wire.connection().send(request(), patience.untilIdle(), patience)) {
            String body = body(response.body(), patience);
            if (response.status() / 100 != 2) {
                throw new ErrorResponse(endpoint.dialect().errors(), redactor)
                        .of(
                                url,
                                response.status(),
                                response.headers(),
                                body,
                                wire.clocks().now().instant());
            }
            JsonNode tree = Json.tree(body).orElseThrow(() -> Malformed.notAnAnswer(body, redactor));
            return new ServedModels(
                    Optional.empty(),
                    entries(tree),
                    response.headers().firstValue("server").map(redactor::redact));
        } catch (CallFailedException e) {
            OptionalInt status = e.status() == 0 ? OptionalInt.empty() : OptionalInt.of(e.status());
            return new ServedModels(
                    Optional.of(new CallFailure(e.kind(), status, redactor.redact(e.text()), List.of())),
                    List.of(),
                    Optional.empty());
        }
    }

    private HttpRequest request() throws CallFailedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Accept", "application/json");
        Authorization.add(request, endpoint, wire.proxies());
        return request.GET().build();
    }

    private static String body(ArrivingBody body, Patience patience) throws CallFailedException, InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            Optional<Arrival> arrival = body.next(patience.untilIdle());
            if (arrival.isEmpty()) {
                throw patience.expired(Patience.Phase.STREAM);
            }
            if (arrival.get().last()) {
                return whole.toString(StandardCharsets.UTF_8);
            }
            for (ByteBuffer bytes : arrival.get().bytes()) {
                byte[] array = new byte[bytes.remaining()];
                bytes.get(array);
                whole.write(array, 0, array.length);
            }
            if (whole.size() > LONGEST) {
                throw Malformed.tooLong(LONGEST);
            }
        }
    }

    /** Most put them under {@code data}, some under {@code models}, some send the bare list. */
    private List<ServedModels.Entry> entries(JsonNode tree) {
        JsonNode list = tree.isArray() ? tree : tree.path("data").isArray() ? tree.path("data") : tree.path("models");
        List<ServedModels.Entry> entries = new ArrayList<>();
        for (JsonNode model : list) {
            String id = Json.text(model, "id");
            if (!id.isEmpty()) {
                String owner = Json.text(model, "owned_by");
                entries.add(new ServedModels.Entry(
                        redactor.redact(id),
                        owner.isEmpty() ? Optional.empty() : Optional.of(redactor.redact(owner)),
                        context(model)));
            }
        }
        return entries;
    }

    /** vLLM and SGLang, OpenRouter, Groq, llama.cpp: each has a name of its own for it. */
    private static OptionalLong context(JsonNode model) {
        for (JsonNode tokens : List.of(
                model.path("max_model_len"),
                model.path("context_length"),
                model.path("context_window"),
                model.path("max_context_length"),
                model.path("meta").path("n_ctx"),
                model.path("meta").path("n_ctx_train"))) {
            if (tokens.canConvertToLong() && tokens.asLong() > 0) {
                return OptionalLong.of(tokens.asLong());
            }
        }
        return OptionalLong.empty();
    }
}
