package dev.assay.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Request;
import dev.assay.suite.Message;

/**
 * The bytes of a request: compact JSON of exactly what {@link Request} says, and the stream flags. It takes the place of the body
 * that LangChain4j writes, which is indented, spells numbers its own way and repeats a member that is both typed and custom.
 */
final class WireBody {
    // Exact decimals: 0.10 stays 0.10, as the request says it.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireBody() {}

    /** What the body says of streaming. */
    enum StreamFlags {
        /** {@code stream: true}, and the usage in a last chunk. */
        WITH_USAGE,
        /** {@code stream: true} alone, for servers that refuse {@code stream_options}. */
        PLAIN,
        /** None: a whole answer. */
        NONE
    }

    static String of(Request request, StreamFlags flags) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        for (Message message : request.messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.text());
        }
        request.parameters().forEach((name, value) -> body.set(name, value(name, value)));
        if (flags != StreamFlags.NONE) {
            body.put("stream", true);
        }
        if (flags == StreamFlags.WITH_USAGE) {
            body.putObject("stream_options").put("include_usage", true);
        }
        return body.toString();
    }

    /** A parameter's JSON text as a tree. */
    static JsonNode value(String name, String text) {
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isMissingNode()) {
                throw new IllegalArgumentException(name + " is empty, not JSON");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + " is not JSON: " + text, e);
        }
    }
}
