package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a Python value is the one that JSON wants.
 *
 * <ul>
 *   <li>null is None, true and false are bool and nothing else, text is str.
 *   <li>A number is an int, a float, a Fraction or a Decimal of that value, never a bool. Where either side is no int, a relative difference of 1e-9 is let
 *       through; nan is equal to nothing.
 *   <li>An array is a list or a tuple, item by item.
 *   <li>An object is a dict with the same keys; a key that is no str counts as {@code json.dumps} writes it (1 as "1").
 *   <li>Sets, bytes, complex numbers and other objects are never wanted.
 * </ul>
 */
final class CaseComparison {
    private static final double TOLERANCE = 1e-9;

    private CaseComparison() {}

    static boolean equal(JsonNode want, TypedJson got) {
        if (want.isArray()) {
            return sequence(want, got);
        }
        if (want.isObject()) {
            return dictionary(want, got);
        }
        if (want.isNumber()) {
            return number(want, got);
        }
        return want.equals(got.node());
    }

    private static boolean sequence(JsonNode want, TypedJson got) {
        JsonNode items = got.tag().filter("t"::equals).isPresent() ? got.held() : got.node();
        if (!items.isArray() || items.size() != want.size()) {
            return false;
        }
        for (int i = 0; i < want.size(); i++) {
            if (!equal(want.get(i), new TypedJson(items.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean dictionary(JsonNode want, TypedJson got) {
        if (got.tag().filter("d"::equals).isEmpty() || got.held().size() != want.size()) {
            return false;
        }
        Map<String, TypedJson> found = new HashMap<>();
        for (JsonNode pair : got.held()) {
            Optional<String> key = pair.size() == 2 ? key(new TypedJson(pair.get(0))) : Optional.empty();
            if (key.isEmpty() || found.put(key.get(), new TypedJson(pair.get(1))) != null) {
                return false;
            }
        }
        return want.properties().stream().allMatch(entry -> {
            TypedJson value = found.get(entry.getKey());
            return value != null && equal(entry.getValue(), value);
        });
    }

    private static Optional<String> key(TypedJson key) {
        JsonNode node = key.node();
        if (node.isTextual() || node.isBoolean() || node.isNull()) {
            return Optional.of(node.asText());
        }
        boolean isReal = key.real().isPresent() || key.decimal().isPresent();
        return isReal ? Optional.of(key.held().asText()) : key.integer().map(BigInteger::toString);
    }

    private static boolean number(JsonNode want, TypedJson got) {
        Optional<BigInteger> integer = got.integer();
        if (integer.isPresent() && want.isIntegralNumber()) {
            return integer.get().equals(want.bigIntegerValue());
        }
        if (integer.isPresent() && integer.get().bitLength() > TypedJson.MOST_BITS) {
            return false;
        }
        Optional<BigDecimal> value = integer.map(BigDecimal::new)
                .or(() -> got.real().filter(Double::isFinite).map(BigDecimal::new))
                .or(got::decimal);
        return value.isPresent() && close(want.decimalValue(), value.get());
    }

    private static boolean close(BigDecimal want, BigDecimal got) {
        return want.compareTo(got) == 0
                || want.doubleValue() == got.doubleValue()
                || want.subtract(got).abs().compareTo(want.abs().multiply(BigDecimal.valueOf(TOLERANCE))) <= 0;
    }
}
