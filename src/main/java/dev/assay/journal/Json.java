package dev.assay.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The members that our files share. */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final int MILLIS_DIGITS = 3;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    static void putMillis(ObjectNode node, String name, double millis) {
        node.put(name, BigDecimal.valueOf(millis).setScale(MILLIS_DIGITS, RoundingMode.HALF_EVEN));
    }

    static void putMillis(ObjectNode node, String name, OptionalDouble millis) {
        millis.ifPresent(value -> putMillis(node, name, value));
    }

    static void put(ObjectNode node, String name, OptionalLong value) {
        value.ifPresent(present -> node.put(name, present));
    }

    static Optional<String> text(JsonNode node, String name) {
        JsonNode member = node.get(name);
        return member == null || member.isNull() ? Optional.empty() : Optional.of(member.asText());
    }

    static String require(JsonNode node, String name) {
        return text(node, name).orElseThrow(() -> new IllegalArgumentException("`%s` is missing".formatted(name)));
    }

    static OptionalLong whole(JsonNode node, String name) {
        JsonNode member = node.get(name);
        return member == null || !member.isNumber() ? OptionalLong.empty() : OptionalLong.of(member.asLong());
    }

    static OptionalInt integer(JsonNode node, String name) {
        JsonNode member = node.get(name);
        return member == null || !member.isNumber() ? OptionalInt.empty() : OptionalInt.of(member.asInt());
    }

    static OptionalDouble number(JsonNode node, String name) {
        JsonNode member = node.get(name);
        return member == null || !member.isNumber() ? OptionalDouble.empty() : OptionalDouble.of(member.asDouble());
    }
}
