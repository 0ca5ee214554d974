package dev.assay.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.model.Exchange;
import dev.assay.model.Request;
import dev.assay.suite.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was answered to whom: looked up by model, messages and tools alone, so that any sampling finds it. The n-th equal
 * request gets the n-th sample; after the last one they begin anew.
 */
final class Recordings {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<Exchange>> samples = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final SortedSet<String> models = new TreeSet<>();

    /** All that these runs hold. */
    static Recordings of(List<RunDirectory> runs) {
        Recordings recordings = new Recordings();
        for (RunDirectory run : runs) {
            List<RecordedExchange> all = new ArrayList<>(run.exchanges().values());
            all.sort(Comparator.comparingInt(recorded -> recorded.id().sample()));
            all.forEach(recordings::add);
        }
        return recordings;
    }

    private void add(RecordedExchange recorded) {
        Request request = recorded.request();
        models.add(request.model());
        ObjectNode body = MAPPER.createObjectNode().put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        request.messages()
                .forEach(message -> messages.addObject()
                        .put("role", message.role().wireName())
                        .put("content", message.text()));
        Optional.ofNullable(request.parameters().get("tools")).ifPresent(tools -> body.set("tools", parsed(tools)));
        samples.computeIfAbsent(key(body), key -> new ArrayList<>()).add(recorded.exchange());
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /** The ids of all models, sorted. */
    SortedSet<String> models() {
        return models;
    }

    /** What was answered to a request body. */
    synchronized Optional<Exchange> next(JsonNode body) {
        String key = key(body);
        List<Exchange> recorded = samples.getOrDefault(key, List.of());
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        int n = asked.merge(key, 1, Integer::sum) - 1;
        return Optional.of(recorded.get(n % recorded.size()));
    }

    /** A digest of JSON, in which no text can pass for two. */
    private static String key(JsonNode body) {
        ArrayNode asked = MAPPER.createArrayNode().add(body.path("model").asText());
        for (JsonNode message : body.path("messages")) {
            asked.addArray().add(message.path("role").asText()).add(text(message.path("content")));
        }
        if (body.path("tools").isArray()) {
            asked.add(body.path("tools"));
        }
        return Digest.of(asked.toString());
    }

    /** The text of a content, which may be a list of parts. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
