package dev.assay.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A Python value as JSON that keeps its type. None, bool, str, list and integers up to 256 bits are their JSON; the others an object
 * with one key: {@code f} float (Python's repr), {@code x} integer (hexadecimal), {@code t} tuple, {@code d} dict (list of pairs),
 * {@code s} set, {@code fs} frozenset, {@code c} complex, {@code b} bytes (hexadecimal), {@code r} range, {@code dq} deque,
 * {@code day} date (ordinal), {@code o} some other object (name of its class).
 */
record TypedJson(JsonNode node) {
    private static final int PLAIN_BITS = 256;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a JSON text as it stands. */
    static Optional<JsonNode> read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** An empty JSON array. */
    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A JSON text in ASCII, on one line. */
    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written", e);
        }
    }

    /** The Python value that plain JSON stands for: lists, dicts with text keys, numbers with a point or exponent as float. */
    static TypedJson of(JsonNode plain) {
        return new TypedJson(typed(plain));
    }

    private static JsonNode typed(JsonNode plain) {
        if (plain.isArray()) {
            ArrayNode list = MAPPER.createArrayNode();
            plain.forEach(item -> list.add(typed(item)));
            return list;
        }
        if (plain.isObject()) {
            ArrayNode pairs = MAPPER.createArrayNode();
            plain.properties()
                    .forEach(entry -> pairs.add(
                            MAPPER.createArrayNode().add(entry.getKey()).add(typed(entry.getValue()))));
            return tagged("d", pairs);
        }
        if (plain.isFloatingPointNumber()) {
            return tagged(
                    "f",
                    MAPPER.getNodeFactory()
                            .textNode(String.valueOf(plain.decimalValue().doubleValue())
                                    .replace("Infinity", "inf")));
        }
        if (plain.isIntegralNumber() && plain.bigIntegerValue().bitLength() > PLAIN_BITS) {
            return tagged(
                    "x",
                    MAPPER.getNodeFactory().textNode(plain.bigIntegerValue().toString(16)));
        }
        return plain;
    }

    private static ObjectNode tagged(String key, JsonNode value) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set(key, value);
        return node;
    }

    /** What this is, where it is no plain JSON: the one key. */
    Optional<String> tag() {
        return node.isObject() && node.size() == 1
                ? Optional.of(node.fieldNames().next())
                : Optional.empty();
    }

    /** What stands under the tag. */
    JsonNode held() {
        return node.elements().next();
    }

    /** The value of an integer, plain or hexadecimal. */
    Optional<BigInteger> integer() {
        if (node.isIntegralNumber()) {
            return Optional.of(node.bigIntegerValue());
        }
        if (tag().filter("x"::equals).isEmpty() || !held().isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigInteger(held().textValue(), 16));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The value of a float. */
    Optional<Double> real() {
        if (tag().filter("f"::equals).isEmpty() || !held().isTextual()) {
            return Optional.empty();
        }
        return switch (held().textValue()) {
            case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            case "nan" -> Optional.of(Double.NaN);
            default -> parsed(held().textValue());
        };
    }

    private static Optional<Double> parsed(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return write(node);
    }
}
