package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Python's {@code ==} on typed JSON. Values are equal where their canonical texts are: numbers of one value have one text, True is 1, sets and dicts are
 * sorted. Sorting, and no hashing: what a hostile result can cost is bounded by its length. What equals nothing, as nan and foreign objects, has no text.
 */
final class PythonValue {
    private static final Set<String> ITERABLE = Set.of("s", "fs", "dq", "dk", "dv");

    private PythonValue() {}

    /** A number, with an imaginary part of 0 where it is real. */
    record Complex(double re, double im) {
        boolean isFinite() {
            return Double.isFinite(re) && Double.isFinite(im);
        }
    }

    static boolean equal(TypedJson a, TypedJson b) {
        Optional<String> text = text(a);
        return text.isPresent() && text.equals(text(b));
    }

    /** {@code set(a) == set(b)}. */
    static boolean sameItems(TypedJson a, TypedJson b) {
        Optional<Set<String>> first = set(a);
        return first.isPresent() && first.equals(set(b));
    }

    /** What iterating gives, each once; absent where it cannot be iterated. */
    private static Optional<Set<String>> set(TypedJson value) {
        Set<String> items = new TreeSet<>();
        List<TypedJson> iterated = new ArrayList<>();
        if (value.node().isTextual()) {
            value.node().textValue().codePoints().forEach(c -> items.add(quoted(Character.toString(c))));
            return Optional.of(items);
        }
        if (value.tag().filter("d"::equals).isPresent()) {
            value.held().forEach(pair -> iterated.add(new TypedJson(pair.path(0))));
        } else {
            Optional<JsonNode> all = value.tag().filter(ITERABLE::contains).isPresent()
                    ? Optional.of(value.held())
                    : value.tag().filter("it"::equals).isPresent()
                            ? Optional.of(value.held().path(0))
                            : sequence(value);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            iterated.addAll(items(all.get()));
        }
        for (TypedJson each : iterated) {
            Optional<String> text = text(each);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            items.add(text.get());
        }
        return Optional.of(items);
    }

    /** The items of a list or tuple. */
    static Optional<JsonNode> sequence(TypedJson value) {
        if (value.node().isArray()) {
            return Optional.of(value.node());
        }
        return value.tag().filter("t"::equals).map(tag -> value.held()).filter(JsonNode::isArray);
    }

    static List<TypedJson> items(JsonNode array) {
        List<TypedJson> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(new TypedJson(item)));
        return items;
    }

    /** The value of a real number as a double, a bool's too; absent where there is none, or it is out of range. */
    static Optional<Double> real(TypedJson value) {
        if (value.node().isBoolean()) {
            return Optional.of(value.node().booleanValue() ? 1.0 : 0.0);
        }
        return value.real()
                .or(() -> value.integer()
                        .filter(integer -> integer.bitLength() <= Double.MAX_EXPONENT)
                        .map(BigInteger::doubleValue));
    }

    static Optional<Complex> complex(TypedJson value) {
        if (value.tag().filter("c"::equals).isEmpty()) {
            return real(value).map(re -> new Complex(re, 0));
        }
        Optional<Double> re = TypedJson.real(value.held().path(0));
        Optional<Double> im = TypedJson.real(value.held().path(1));
        return re.isPresent() && im.isPresent() ? Optional.of(new Complex(re.get(), im.get())) : Optional.empty();
    }

    /** The canonical text; absent where the value is equal to nothing. */
    private static Optional<String> text(TypedJson value) {
        StringBuilder text = new StringBuilder();
        return append(value, text) ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean append(TypedJson value, StringBuilder text) {
        JsonNode node = value.node();
        if (node.isNull()) {
            text.append('N');
        } else if (node.isTextual()) {
            text.append(quoted(node.textValue()));
        } else if (node.isArray()) {
            return all("[", items(node), text);
        } else if (node.isBoolean()) {
            text.append(node.booleanValue() ? "#1" : "#0");
        } else if (node.isIntegralNumber()) {
            text.append('#').append(node.bigIntegerValue().toString(16));
        } else {
            return value.tag().isPresent() && tagged(value.tag().get(), value, text);
        }
        return true;
    }

    private static boolean tagged(String tag, TypedJson value, StringBuilder text) {
        JsonNode held = value.held();
        return switch (tag) {
            case "x" -> append(text, TypedJson.hex(held).map(hex -> "#" + hex));
            case "f", "c" -> append(text, complex(value).flatMap(PythonValue::number));
            case "fr", "de" -> append(text, value.decimal().map(PythonValue::decimal));
            case "b" -> append(text, Optional.of("b" + held.asText()));
            case "day" -> append(text, Optional.of("D" + held.asText()));
            case "t", "dq", "r" -> all(tag + "(", items(held), text);
            case "s", "fs", "dk" -> sorted("{", items(held), text);
            case "d" -> sorted("d{", items(held), text);
            default -> false;
        };
    }

    private static boolean append(StringBuilder text, Optional<String> part) {
        part.ifPresent(text::append);
        return part.isPresent();
    }

    /** An integer's text where it is one; else that of the double, which no integer has. */
    private static Optional<String> number(Complex number) {
        if (Double.isNaN(number.re()) || Double.isNaN(number.im())) {
            return Optional.empty();
        }
        String real = real(number.re());
        return Optional.of(number.im() == 0 ? real : real + "+" + real(number.im()) + "j");
    }

    private static String real(double value) {
        boolean whole = Double.isFinite(value) && value == Math.rint(value);
        return whole ? "#" + new BigDecimal(value).toBigInteger().toString(16) : "f" + value;
    }

    /** As the float of the same value has it, where there is one. */
    private static String decimal(BigDecimal value) {
        if (value.signum() == 0 || value.stripTrailingZeros().scale() <= 0) {
            return "#" + value.toBigInteger().toString(16);
        }
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0;
        return exact ? real(nearest) : "e" + value.stripTrailingZeros();
    }

    private static boolean all(String opening, List<TypedJson> items, StringBuilder text) {
        text.append(opening);
        for (TypedJson item : items) {
            if (!append(item, text)) {
                return false;
            }
            text.append(',');
        }
        text.append(')');
        return true;
    }

    private static boolean sorted(String opening, List<TypedJson> items, StringBuilder text) {
        List<String> texts = new ArrayList<>(items.size());
        for (TypedJson item : items) {
            Optional<String> each = text(item);
            if (each.isEmpty()) {
                return false;
            }
            texts.add(each.get());
        }
        texts.sort(null);
        text.append(opening);
        texts.forEach(each -> text.append(each).append(','));
        text.append(')');
        return true;
    }

    private static String quoted(String text) {
        return "\"" + text.length() + ":" + text;
    }
}
