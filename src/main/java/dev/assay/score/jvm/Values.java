package dev.assay.score.jvm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Java values as typed JSON. Null, Boolean, String, Integer and lists are their JSON; the others an object with one key: {@code l} Long,
 * {@code h} Short, {@code y} Byte, {@code ch} Character, {@code x} BigInteger (hexadecimal), {@code bd} BigDecimal, {@code f} Double,
 * {@code e} Float, {@code a} array (component type, items), {@code d} map (list of pairs), {@code s} set, {@code q} queue, {@code op}
 * Optional (at most one item; {@code oi}, {@code ol}, {@code od} for those of int, long and double), {@code tu} tuple (class, items),
 * {@code o} some other object (name of its class). A subclass counts as the interface that it implements.
 */
final class Values {
    private static final int DEEPEST = 300;

    /** Takes a text piece by piece. */
    interface Sink {
        void add(CharSequence part);
    }

    private final Sink out;

    private Values(Sink out) {
        this.out = out;
    }

    /** Writes a value, piece by piece. */
    static void write(@Nullable Object value, Sink out) {
        new Values(out).write(value, 0);
    }

    static String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, part -> text.append(part));
        return text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            out.add(String.valueOf(value));
        } else if (value instanceof String text) {
            out.add(Json.quoted(text));
        } else if (value instanceof Number number) {
            out.add(number(number));
        } else if (value instanceof Character c) {
            out.add(tagged("ch", Json.quoted(String.valueOf(c))));
        } else if (value instanceof List<?> list) {
            sequence("[", list, "]", depth);
        } else if (value instanceof Map<?, ?> map) {
            pairs(map, depth);
        } else if (value instanceof Set<?> set) {
            sequence("{\"s\":[", set, "]}", depth);
        } else if (value instanceof Collection<?> other) {
            sequence("{\"q\":[", other, "]}", depth);
        } else if (value.getClass().isArray()) {
            String opening =
                    "{\"a\":[".concat(Json.quoted(JavaArrays.component(value))).concat(",[");
            sequence(opening, JavaArrays.items(value), "]]}", depth);
        } else {
            special(value, depth);
        }
    }

    private static String number(Number number) {
        if (number instanceof Long) {
            return tagged("l", number.toString());
        }
        if (number instanceof Double || number instanceof Float) {
            return tagged(number instanceof Double ? "f" : "e", Json.quoted(real(number.toString())));
        }
        if (number instanceof Short || number instanceof Byte) {
            return tagged(number instanceof Short ? "h" : "y", number.toString());
        }
        if (number.getClass() == BigInteger.class) {
            return tagged("x", Json.quoted(((BigInteger) number).toString(16)));
        }
        boolean isDecimal = number.getClass() == BigDecimal.class;
        return tagged(
                isDecimal ? "bd" : "o",
                Json.quoted(isDecimal ? number.toString() : number.getClass().getName()));
    }

    /** Without joining by {@code +}, whose first use costs a start some milliseconds. */
    @SuppressWarnings("UnnecessaryStringBuilder")
    private static String tagged(String tag, String json) {
        return "{\"".concat(tag).concat("\":").concat(json).concat("}");
    }

    private static String real(String written) {
        return switch (written) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> written;
        };
    }

    private void special(Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            sequence("{\"op\":[", optional.isPresent() ? List.of(optional.get()) : List.of(), "]}", depth);
        } else if (value instanceof OptionalInt optional) {
            sequence("{\"oi\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof OptionalLong optional) {
            sequence("{\"ol\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof OptionalDouble optional) {
            sequence("{\"od\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof Iterable<?> tuple
                && value.getClass().getPackageName().equals(JavaTuple.PACKAGE)) {
            String opening = "{\"tu\":["
                    .concat(Json.quoted(value.getClass().getSimpleName()))
                    .concat(",[");
            sequence(opening, tuple, "]]}", depth);
        } else {
            out.add(tagged("o", Json.quoted(value.getClass().getName())));
        }
    }

    private void sequence(String opening, Iterable<?> items, String closing, int depth) {
        out.add(opening);
        boolean first = true;
        for (Object item : items) {
            out.add(first ? "" : ",");
            first = false;
            write(item, depth + 1);
        }
        out.add(closing);
    }

    private void pairs(Map<?, ?> map, int depth) {
        List<List<?>> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            pairs.add(Arrays.asList(entry.getKey(), entry.getValue()));
        }
        sequence("{\"d\":[", pairs, "]}", depth);
    }

    /**
     * The plain value that typed JSON stands for, of the class that a variable of the declared type may hold. Texts are interned, for some
     * tests compare them by identity.
     *
     * @param loader of the tuples
     * @throws IllegalArgumentException where the declared type holds no such value
     */
    static @Nullable Object value(@Nullable Object json, JavaType declared, ClassLoader loader) {
        return new ValueReader(loader).value(json, declared);
    }
}
