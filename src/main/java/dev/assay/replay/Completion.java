package dev.assay.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Reply;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A recorded reply in the form of the chat completions protocol: one body, or the events of a stream. */
final class Completion {
    private static final ObjectMapper MAPPER = new ObjectMapper();
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
        choice.put("finish_reason", finish());
        root.set("usage", usage());
        root.set("assay", recorded());
        return root.toString();
    }

    /** The data of each event, the closing {@code [DONE]} among them. */
    List<String> events(boolean withUsage) {
        List<String> events = new ArrayList<>();
        events.add(chunk("role", "assistant", false).toString());
        reply.reasoning()
                .ifPresent(thinking -> pieces(thinking)
                        .forEach(piece -> events.add(
                                chunk("reasoning_content", piece, false).toString())));
        pieces(reply.text())
                .forEach(piece -> events.add(chunk("content", piece, false).toString()));
        ObjectNode last = chunk("content", "", true);
        last.set("assay", recorded());
        events.add(last.toString());
        if (withUsage) {
            ObjectNode usage = head("chat.completion.chunk");
            usage.putArray("choices");
            usage.set("usage", usage());
            events.add(usage.toString());
        }
        events.add("[DONE]");
        return events;
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
            choice.put("finish_reason", finish());
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

    private String finish() {
        return reply.rawFinish().orElseGet(() -> switch (reply.finish()) {
            case LENGTH -> "length";
            case FILTER -> "content_filter";
            case TOOL -> "tool_calls";
            default -> reply.finish().name().toLowerCase(Locale.ROOT);
        });
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
