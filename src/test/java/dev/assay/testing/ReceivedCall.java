package dev.assay.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a {@link FakeModelServer} took.
 *
 * @param headers lower-case names
 * @param connection 0-based number of the connection that it came on
 */
public record ReceivedCall(String method, String path, Map<String, String> headers, String body, int connection) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as a tree. */
    public JsonNode json() {
        try {
            return new JsonMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a stream is asked for. */
    public boolean stream() {
        return json().path("stream").asBoolean(false);
    }

    /** The text of the last message. */
    public String lastMessage() {
        JsonNode messages = json().path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }
}
