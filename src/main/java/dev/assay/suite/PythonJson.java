package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plain JSON as JSON that keeps Python's types: what is neither list, text, bool, null nor a short integer becomes an object with one key. */
public final class PythonJson {
    private static final int PLAIN_BITS = 256;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PythonJson() {}

    /**
     * The Python value that plain JSON stands for: lists, dicts with text keys, numbers with a point or exponent as float.
     *
     * @throws IllegalArgumentException where the text is no JSON
     */
    public static String of(String plain) {
        try {
            return of(Rows.JSON.readTree(plain)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + plain, e);
        }
    }

    static JsonNode of(JsonNode plain) {
        if (plain.isArray()) {
            ArrayNode list = NODES.arrayNode();
            plain.forEach(item -> list.add(of(item)));
            return list;
        }
        if (plain.isObject()) {
            ArrayNode pairs = NODES.arrayNode();
            plain.properties()
                    .forEach(entry ->
                            pairs.add(NODES.arrayNode().add(entry.getKey()).add(of(entry.getValue()))));
            return tagged("d", pairs);
        }
        if (plain.isFloatingPointNumber()) {
            return tagged(
                    "f",
                    NODES.textNode(
                            String.valueOf(plain.decimalValue().doubleValue()).replace("Infinity", "inf")));
        }
        if (plain.isIntegralNumber() && plain.bigIntegerValue().bitLength() > PLAIN_BITS) {
            return tagged("x", NODES.textNode(plain.bigIntegerValue().toString(16)));
        }
        return plain;
    }

    private static ObjectNode tagged(String key, JsonNode value) {
        ObjectNode node = NODES.objectNode();
        node.set(key, value);
        return node;
    }
}
