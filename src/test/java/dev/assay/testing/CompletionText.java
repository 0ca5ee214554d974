package dev.assay.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Completions as an ordinary endpoint writes them. */
final class CompletionText {
    private CompletionText() {}

    static String completion(ReceivedCall call, String reasoning, String text) {
        ObjectNode body = head(call, "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", text);
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning);
        }
        choice.put("finish_reason", "stop");
        usage(body, call, reasoning, text);
        return body.toString();
    }

    static String[] chunks(ReceivedCall call, String reasoning, String text) {
        List<String> data = new ArrayList<>();
        data.add(chunk(call, delta -> delta.put("role", "assistant").put("content", ""), false));
        for (String word : words(reasoning)) {
            data.add(chunk(call, delta -> delta.put("reasoning_content", word), false));
        }
        for (String word : words(text)) {
            data.add(chunk(call, delta -> delta.put("content", word), false));
        }
        data.add(chunk(call, delta -> {}, true));
        if (call.json().path("stream_options").path("include_usage").asBoolean()) {
            ObjectNode last = head(call, "chat.completion.chunk");
            last.putArray("choices");
            usage(last, call, reasoning, text);
            data.add(last.toString());
        }
        data.add("[DONE]");
        return data.toArray(String[]::new);
    }

    private static String chunk(ReceivedCall call, Consumer<ObjectNode> delta, boolean last) {
        ObjectNode body = head(call, "chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        delta.accept(choice.putObject("delta"));
        choice.put("finish_reason", last ? "stop" : null);
        return body.toString();
    }

    private static ObjectNode head(ReceivedCall call, String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "chatcmpl-1")
                .put("object", object)
                .put("created", 1_760_000_000)
                .put("model", call.json().path("model").asText());
    }

    /** One token a word. */
    private static void usage(ObjectNode body, ReceivedCall call, String reasoning, String text) {
        int prompt = words(call.lastMessage()).length;
        int thought = words(reasoning).length;
        int completion = thought + words(text).length;
        ObjectNode usage = body.putObject("usage")
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
        if (thought > 0) {
            usage.putObject("completion_tokens_details").put("reasoning_tokens", thought);
        }
    }

    /** The words, each with the blanks before it. */
    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\S)(?=\\s)");
    }
}
