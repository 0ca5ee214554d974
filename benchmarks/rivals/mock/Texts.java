import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What the mock sends. Every answer is 18. */
final class Texts {
    static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"mock\"}]}";

    static final byte[] WHOLE = response(
            "200 OK", "application/json", completion("Let me think... The answer is 18.\\n#### 18", 14));

    static final byte[] STREAM_HEAD =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");

    private static final byte[] WORD = chunk(delta("\"content\":\"w \"", "null"));
    private static final byte[] ANSWER = chunk(delta("\"content\":\"\\n#### 18\"", "null"));

    private Texts() {}

    /** An event of text; the last one holds the answer. Behind them: finish, usage, end mark, all in one. */
    static byte[] event(int number, Behaviour behaviour) {
        if (number == behaviour.events()) {
            return end(behaviour.events());
        }
        if (number == 0 && behaviour.stamped()) {
            Instant now = Instant.now();
            return chunk(delta(
                    "\"content\":\"@%d%09d \"".formatted(now.getEpochSecond(), now.getNano()), "null"));
        }
        return number == behaviour.events() - 1 ? ANSWER : WORD;
    }

    private static byte[] end(int events) {
        String usage = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"mock\",\"choices\":[],%s}\n\n"
                .formatted(usage(events));
        String finish = delta("", "\"stop\"") + usage + "data: [DONE]\n\n";
        return joined(chunk(finish), bytes("0\r\n\r\n"));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    static byte[] fault(String fault, boolean streams) {
        return switch (fault) {
            case "500" -> response("500 Internal Server Error", "application/json", "{\"error\":{\"message\":\"internal error\",\"type\":\"server_error\"}}");
            case "429" -> response("429 Too Many Requests", "application/json\r\nRetry-After: 1", "{\"error\":{\"message\":\"rate limit\",\"type\":\"rate_limit_error\"}}");
            case "400" -> response("400 Bad Request", "application/json", "{\"error\":{\"message\":\"bad request\",\"type\":\"invalid_request_error\"}}");
            case "html" -> response("200 OK", "text/html", "<html><body><h1>502 Bad Gateway 18</h1></body></html>");
            case "empty" -> streams ? joined(STREAM_HEAD, end(0)) : response("200 OK", "application/json", completion("", 0));
            default -> throw new IllegalArgumentException("no fault " + fault);
        };
    }

    static byte[] response(String status, String type, String body) {
        return bytes("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes(body).length
                + "\r\n\r\n" + body);
    }

    private static String completion(String text, int tokens) {
        return "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"mock\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"logprobs\":null,\"finish_reason\":\"stop\"}]," + usage(tokens) + "}";
    }

    private static String usage(int tokens) {
        return "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":" + tokens + ",\"total_tokens\":" + (100 + tokens) + "}";
    }

    private static String delta(String content, String finish) {
        return "data: {\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"mock\",\"choices\":[{\"index\":0,"
                + "\"delta\":{" + content + "},\"finish_reason\":" + finish + "}]}\n\n";
    }

    /** A chunk of HTTP. */
    private static byte[] chunk(String text) {
        return bytes(Integer.toHexString(bytes(text).length) + "\r\n" + text + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
