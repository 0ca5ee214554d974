package dev.assay.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Reasoning;
import dev.assay.model.Reply;
import dev.assay.model.WireTap.WireCall;
import dev.assay.model.WireTap.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call as it was on the wire, beside what became of it.
 *
 * @param chunks the objects that came: those of the events, or the one of a whole reply
 */
record Seen(Exchange exchange, WireCall wire, List<JsonNode> chunks) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TAGS = List.of("<think>", "<mm:think>", "<thought>", "<thinking>", "◁think▷");

    static Seen of(Exchange exchange, WireCall wire) {
        List<JsonNode> chunks = new ArrayList<>();
        Stream<String> texts = wire.events().isEmpty()
                ? Stream.of(wire.text())
                : wire.events().stream().map(WireEvent::data);
        texts.forEach(text -> {
            try {
                JsonNode tree = JSON.readTree(text);
                if (tree != null && tree.isObject()) {
                    chunks.add(tree);
                }
            } catch (JsonProcessingException notJson) {
                // [DONE], or an error page
            }
        });
        return new Seen(exchange, wire, List.copyOf(chunks));
    }

    Optional<Reply> reply() {
        return exchange.fold(Optional::of, failure -> Optional.empty());
    }

    Optional<CallFailure> failure() {
        return exchange.fold(reply -> Optional.empty(), Optional::of);
    }

    boolean answered() {
        return reply().isPresent();
    }

    /** Where the tokens were told; empty: nowhere. */
    Optional<String> usagePlace() {
        List<String> places =
                chunks.stream().map(Seen::usagePlace).flatMap(Optional::stream).toList();
        if (places.size() > 2) {
            return Optional.of("every chunk");
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1));
    }

    private static Optional<String> usagePlace(JsonNode chunk) {
        JsonNode choice = chunk.path("choices").path(0);
        if (chunk.path("usage").isObject()) {
            return Optional.of(
                    choice.isMissingNode()
                            ? "a last chunk without choices"
                            : choice.has("message") ? "the reply" : "the chunk with the finish reason");
        }
        if (choice.path("usage").isObject()) {
            return Optional.of("choices[0].usage");
        }
        if (chunk.path("x_groq").path("usage").isObject()) {
            return Optional.of("x_groq.usage");
        }
        return chunk.path("timings").isObject() ? Optional.of("timings") : Optional.empty();
    }

    /** Where the thinking was: a member, tags, {@code hidden}; empty: nowhere. */
    Optional<String> thinkingPlace() {
        for (String member : List.of("reasoning_content", "reasoning", "reasoning_details")) {
            if (chunks.stream().anyMatch(chunk -> says(part(chunk).path(member)))) {
                return Optional.of(member);
            }
        }
        String text = content().stripLeading();
        for (String tag : TAGS) {
            if (text.startsWith(tag)) {
                return Optional.of(tag);
            }
            if (text.contains(Reasoning.closing(tag))) {
                return Optional.of(Reasoning.closing(tag));
            }
        }
        boolean hidden = reply().map(reply -> reply.usage().reasoningTokens().orElse(0) > 0)
                .orElse(false);
        return hidden ? Optional.of("hidden") : Optional.empty();
    }

    private String content() {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(part(chunk).path("content").asText("")));
        return text.toString();
    }

    private static JsonNode part(JsonNode chunk) {
        JsonNode choice = chunk.path("choices").path(0);
        return choice.has("delta") ? choice.path("delta") : choice.path("message");
    }

    private static boolean says(JsonNode node) {
        return node.isTextual() ? !node.textValue().isBlank() : node.isArray() && !node.isEmpty();
    }
}
