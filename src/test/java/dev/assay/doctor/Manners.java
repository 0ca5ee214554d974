package dev.assay.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a fake endpoint behaves.
 *
 * @param models what it says that it serves, as the items of a JSON list; absent: 404
 * @param streams whether it streams
 * @param streamOptions whether it takes {@code stream_options}
 * @param usage whether it tells tokens
 * @param thinkingField the member that holds thinking; {@code tags} for the text; absent: it does not think
 * @param off the member that turns thinking off
 * @param limit the member that limits the answer; other spellings are ignored
 * @param refuses members of the body that it refuses
 * @param steady whether the same question gets the same answer
 * @param headers of each answer
 */
record Manners(
        Optional<String> models,
        boolean streams,
        boolean streamOptions,
        boolean usage,
        Optional<String> thinkingField,
        Optional<String> off,
        String limit,
        List<String> refuses,
        boolean steady,
        List<String> headers)
        implements ScriptedAnswer.Responder {
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** As most do. */
    static final Manners USUAL = new Manners(
            Optional.of("{\"id\":\"m-1\",\"owned_by\":\"us\",\"context_length\":8192}"),
            true,
            true,
            true,
            Optional.empty(),
            Optional.empty(),
            "max_tokens",
            List.of(),
            true,
            List.of("Date", "Tue, 24 Nov 2026 10:00:05 GMT", "x-ratelimit-limit-requests", "100"));

    @Override
    public ScriptedAnswer answer(ReceivedCall call) {
        ScriptedAnswer answer = call.method().equals("GET") ? list() : chat(call);
        for (int i = 0; i < headers.size(); i += 2) {
            answer = answer.header(headers.get(i), headers.get(i + 1));
        }
        return answer;
    }

    private ScriptedAnswer list() {
        return models.map(items -> ScriptedAnswer.status(200, "{\"object\":\"list\",\"data\":[" + items + "]}"))
                .orElseGet(() -> ScriptedAnswer.status(404, "{\"error\":{\"message\":\"no such path\"}}"));
    }

    private ScriptedAnswer chat(ReceivedCall call) {
        JsonNode body = call.json();
        for (String member : refuses) {
            if (body.has(member)) {
                return refusal("Unsupported parameter: " + member);
            }
        }
        if (call.stream() && !streams) {
            return refusal("this endpoint does not stream");
        }
        if (body.has("stream_options") && !streamOptions) {
            return refusal("stream_options: extra fields not permitted");
        }
        if (body.path(limit).asLong() > 1_000_000) {
            return refusal("This model's maximum context length is 4096 tokens, you asked for more.");
        }
        String text = call.lastMessage().contains("2 + 3") ? "5" : counted(body);
        Optional<String> thought = thinkingField.filter(field -> off.isEmpty() || !body.has(off.get()));
        return thought.map(field -> reply(call, field, text)).orElseGet(() -> reply(call, "", text));
    }

    /** A number is a token. */
    private String counted(JsonNode body) {
        int most = body.path(limit).asInt(300);
        List<String> numbers = new ArrayList<>();
        int first = steady ? 1 : CALLS.incrementAndGet();
        for (int i = 0; i < Math.min(most, 300); i++) {
            numbers.add(Integer.toString(first + i));
        }
        return String.join(", ", numbers);
    }

    private ScriptedAnswer reply(ReceivedCall call, String field, String text) {
        boolean tags = field.equals("tags");
        String content = tags ? "<think>\\nHm.\\n</think>\\n" + text : text;
        String thought = field.isEmpty() || tags ? "" : ",\"" + field + "\":\"Hm.\"";
        int tokens = text.split(", ", -1).length;
        String finish = text.equals("5") || tokens >= 300 ? "stop" : "length";
        String usageText = usage
                ? ",\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":%d,\"total_tokens\":%d}"
                        .formatted(tokens, tokens + 9)
                : "";
        String head =
                "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"%s\":{\"role\":\"assistant\",\"content\":\"%s\"%s},"
                        + "\"finish_reason\":\"%s\"}]%s}";
        return call.stream()
                ? ScriptedAnswer.events(head.formatted("delta", content, thought, finish, usageText), "[DONE]")
                : ScriptedAnswer.status(200, head.formatted("message", content, thought, finish, usageText));
    }

    private static ScriptedAnswer refusal(String message) {
        return ScriptedAnswer.status(
                400, "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\"}}");
    }
}
