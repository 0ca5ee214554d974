package dev.assay.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.CharTypes;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The members that our files share. */
final class Json {
    /** Numbers keep their digits: a parameter is written down as it was sent. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int INITIAL = 2048;
    /** By ASCII character; 0: it stands for itself. */
    private static final int[] ESCAPES = CharTypes.get7BitOutputEscapes();

    private static final int MILLIS_DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;
    private static final double MOST_MICROS = 1e12;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not one JSON value", e);
        }
    }

    /**
     * The node on one line, for UTF-8: half a surrogate pair, which a model may send, has no bytes there and is escaped.
     */
    static String line(JsonNode node) {
        StringBuilder json = new StringBuilder(INITIAL);
        print(node, json);
        return json.toString();
    }

    /** What {@code node.toString()} gives, without its preparations: they cost more than a line does. */
    private static void print(JsonNode node, StringBuilder json) {
        if (node.isObject()) {
            json.append('{');
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
                quote(member.getKey(), json);
                print(member.getValue(), json.append(':'));
            }
            json.append('}');
        } else if (node.isArray()) {
            json.append('[');
            for (int i = 0; i < node.size(); i++) {
                print(node.get(i), json.append(i == 0 ? "" : ","));
            }
            json.append(']');
        } else if (node.isTextual()) {
            quote(node.textValue(), json);
        } else {
            json.append(node.asText());
        }
    }

    /** Appends a text as a JSON string, what needs no escape in whole stretches. */
    static void quote(String text, StringBuilder json) {
        char[] chars = text.toCharArray();
        json.append('"');
        int written = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c < ESCAPES.length ? ESCAPES[c] == 0 : c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (c >= ESCAPES.length && Character.charCount(text.codePointAt(i)) == 2) {
                i++;
                continue;
            }
            json.append(chars, written, i - written);
            json.append(escaped(c));
            written = i + 1;
        }
        json.append(chars, written, chars.length - written).append('"');
    }

    private static String escaped(char c) {
        return c < ESCAPES.length
                ? String.valueOf(JsonStringEncoder.getInstance().quoteAsString(String.valueOf(c)))
                : "\\u%04x".formatted((int) c);
    }

    /** The exact value, rounded: what a JDK prints for a double is not the same on all of them. */
    static void putMillis(ObjectNode node, String name, double millis) {
        // Whole microseconds are the rule, and the long way round is over fifty digits.
        double micros = Math.rint(millis * MICROS_PER_MILLI);
        boolean whole = micros / MICROS_PER_MILLI == millis && Math.abs(micros) < MOST_MICROS;
        node.put(
                name,
                whole
                        ? BigDecimal.valueOf((long) micros, MILLIS_DIGITS)
                        : new BigDecimal(millis).setScale(MILLIS_DIGITS, RoundingMode.HALF_EVEN));
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

    /** An amount of money, exactly as it is written. */
    static Optional<BigDecimal> money(JsonNode object, String name) {
        JsonNode node = object.path(name);
        return node.isNumber() ? Optional.of(Money.plain(new BigDecimal(node.asText()))) : Optional.empty();
    }
}
