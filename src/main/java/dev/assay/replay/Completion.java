package dev.assay.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Reply;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recorded reply in the form of the chat completions protocol: one body, or the events of a stream. */
final class Completion {
    /** Escapes all but ASCII: half a surrogate pair, which a model may have sent, has no bytes in UTF-8. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int PIECE = 24;

    private final String model;
    private final Reply reply;

    Completion(String model, Reply reply) {
        this.model = model;
        this.reply = reply;
    }

    String body() {
        ObjectNode root = head("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", reply.text());
        reply.reasoning().ifPresent(thinking -> message.put("reasoning_content", thinking));
        putFinish(choice);
        if (!reply.usage().equals(Usage.UNKNOWN)) {
            root.set("usage", usage());
        }
        root.set("assay", recorded());
        return text(root);
    }

    /** The data of each event, the closing {@code [DONE]} among them. */
    List<String> events(boolean withUsage) {
        List<String> events = new ArrayList<>();
        events.add(text(chunk("role", "assistant", false)));
        reply.reasoning()
                .ifPresent(thinking ->
                        pieces(thinking).forEach(piece -> events.add(text(chunk("reasoning_content", piece, false)))));
        pieces(reply.text()).forEach(piece -> events.add(text(chunk("content", piece, false))));
        ObjectNode last = chunk("content", "", true);
        last.set("assay", recorded());
        events.add(text(last));
        if (withUsage && !reply.usage().equals(Usage.UNKNOWN)) {
            ObjectNode usage = head("chat.completion.chunk");
            usage.putArray("choices");
            usage.set("usage", usage());
            events.add(text(usage));
        }
        events.add("[DONE]");
        return events;
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ObjectNode head(String kind) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("id", "replay").put("object", kind).put("created", 0).put("model", model);
        reply.servedBy().fingerprint().ifPresent(print -> root.put("system_fingerprint", print));
        return root;
    }

    private ObjectNode chunk(String field, String value, boolean last) {
        ObjectNode root = head("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put(field, value);
        if (last) {
            putFinish(choice);
        } else {
            choice.putNull("finish_reason");
        }
        return root;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + PIECE);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private void putFinish(ObjectNode choice) {
        Optional<String> known = switch (reply.finish()) {
            case STOP -> Optional.of("stop");
            case LENGTH -> Optional.of("length");
            case FILTER -> Optional.of("content_filter");
            case TOOL -> Optional.of("tool_calls");
            case UNKNOWN -> Optional.empty();
        };
        reply.rawFinish()
                .or(() -> known)
                .ifPresentOrElse(reason -> choice.put("finish_reason", reason), () -> choice.putNull("finish_reason"));
    }

    private ObjectNode usage() {
        Usage usage = reply.usage();
        ObjectNode node = MAPPER.createObjectNode();
        usage.promptTokens().ifPresent(tokens -> node.put("prompt_tokens", tokens));
        usage.completionTokens().ifPresent(tokens -> node.put("completion_tokens", tokens));
        if (usage.promptTokens().isPresent() && usage.completionTokens().isPresent()) {
            node.put(
                    "total_tokens",
                    usage.promptTokens().getAsLong() + usage.completionTokens().getAsLong());
        }
        usage.cachedTokens()
                .ifPresent(tokens -> node.putObject("prompt_tokens_details").put("cached_tokens", tokens));
        usage.reasoningTokens()
                .ifPresent(tokens -> node.putObject("completion_tokens_details").put("reasoning_tokens", tokens));
        return node;
    }

    /** The times of the call that was recorded, in a field of their own. */
    private ObjectNode recorded() {
        Timing timing = reply.timing();
        ObjectNode node = MAPPER.createObjectNode();
        ObjectNode times = node.putObject("recorded");
        timing.headersMillis().ifPresent(millis -> times.put("headersMillis", millis));
        timing.firstTokenMillis().ifPresent(millis -> times.put("firstTokenMillis", millis));
        timing.firstAnswerMillis().ifPresent(millis -> times.put("firstAnswerMillis", millis));
        times.put("totalMillis", timing.totalMillis());
        return node;
    }
}
