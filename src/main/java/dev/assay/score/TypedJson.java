package dev.assay.score;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.suite.PythonJson;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python value as JSON that keeps its type. None, bool, str, list and integers up to 256 bits are their JSON; the others an object
 * with one key: {@code f} float (Python's repr), {@code x} integer (hexadecimal), {@code t} tuple, {@code d} dict (list of pairs),
 * {@code s} set, {@code fs} frozenset, {@code c} complex, {@code b} bytes (hexadecimal), {@code r} range, {@code dq} deque,
 * {@code day} date (ordinal), {@code at} datetime, {@code clock} time (ISO 8601), {@code span} timedelta (days, seconds,
 * microseconds), {@code fr} Fraction (numerator, denominator), {@code de} Decimal (Python's str), {@code dk} view of a dict's keys, {@code dv}
 * one of its values or pairs, {@code it} iterator (its items, whether they are all), {@code o} some other object (name of its class).
 */
record TypedJson(JsonNode node) {
    private static final Pattern HEX = Pattern.compile("(-?)(?:0x)?0*+([0-9a-fA-F]*+)");

    /** No float is larger; and decimal arithmetic with very long integers is slow. */
    static final int MOST_BITS = 1025;

    private static final int MOST_DIGITS = 1200;
    private static final MathContext FRACTION = new MathContext(40);

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

    /** The Python value that plain JSON stands for. */
    static TypedJson of(JsonNode plain) {
        return new TypedJson(read(PythonJson.of(write(plain))).orElseThrow());
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
        return tag().filter("x"::equals).flatMap(tag -> hex(held())).map(TypedJson::integer);
    }

    /** From bytes, for reading digits takes quadratic time. */
    private static BigInteger integer(String hex) {
        String digits = hex.startsWith("-") ? hex.substring(1) : hex;
        byte[] bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        return new BigInteger(hex.startsWith("-") ? -1 : 1, bytes);
    }

    /** Hexadecimal digits in their shortest form, with a minus where it is below 0. */
    static Optional<String> hex(JsonNode text) {
        Matcher form = HEX.matcher(text.isTextual() ? text.textValue() : "");
        return form.matches()
                ? Optional.of((form.group(2).isEmpty() ? "" : form.group(1))
                        + (form.group(2).isEmpty() ? "0" : form.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The value of a Decimal, or of a Fraction to 40 digits; absent where it is far out of the range of floats. */
    Optional<BigDecimal> decimal() {
        if (tag().filter("de"::equals).isPresent()) {
            return decimal(held().asText());
        }
        Optional<BigInteger> above = tag().filter("fr"::equals).flatMap(tag -> new TypedJson(held().path(0)).integer());
        Optional<BigInteger> below = above.flatMap(n -> new TypedJson(held().path(1)).integer());
        return below.filter(n -> n.signum() != 0 && n.bitLength() <= MOST_BITS)
                .flatMap(n -> above.filter(m -> m.bitLength() <= MOST_BITS)
                        .map(m -> new BigDecimal(m).divide(new BigDecimal(n), FRACTION)));
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(text)
                    .filter(each -> each.length() <= MOST_DIGITS)
                    .map(BigDecimal::new)
                    .filter(value -> Math.abs((long) value.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The value of a float. */
    Optional<Double> real() {
        return tag().filter("f"::equals).flatMap(tag -> real(held()));
    }

    /** The float that a text of Python's stands for. */
    static Optional<Double> real(JsonNode text) {
        return switch (text.isTextual() ? text.textValue() : "") {
            case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            case "nan" -> Optional.of(Double.NaN);
            default -> parsed(text.isTextual() ? text.textValue() : "");
        };
    }

    private static Optional<Double> parsed(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The beginning of its JSON, which may be long: so many characters, and dots where it goes on. */
    String beginning(int most) {
        StringBuilder text = new StringBuilder();
        try (JsonGenerator generator = MAPPER.createGenerator(new Limited(text, most))) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            MAPPER.writeTree(generator, node);
        } catch (IOException e) {
            if (text.length() <= most) {
                throw new IllegalStateException("a tree cannot be written", e);
            }
        }
        return text.length() <= most ? text.toString() : text.substring(0, most) + "...";
    }

    @Override
    public String toString() {
        return write(node);
    }

    /** Takes characters up to a limit, and refuses more once it has more. */
    private static final class Limited extends Writer {
        private final StringBuilder text;
        private final int most;

        Limited(StringBuilder text, int most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public void write(char[] chars, int from, int count) throws IOException {
            if (text.length() > most) {
                throw new IOException("enough");
            }
            text.append(chars, from, count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
