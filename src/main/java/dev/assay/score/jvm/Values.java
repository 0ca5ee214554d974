package dev.assay.score.jvm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
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

    private final Consumer<CharSequence> out;

    private Values(Consumer<CharSequence> out) {
        this.out = out;
    }

    /** Writes a value, piece by piece. */
    static void write(@Nullable Object value, Consumer<CharSequence> out) {
        new Values(out).write(value, 0);
    }

    static String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text::append);
        return text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            out.accept(String.valueOf(value));
        } else if (value instanceof String text) {
            out.accept(Json.quoted(text));
        } else if (value instanceof Number number) {
            out.accept(number(number));
        } else if (value instanceof Character c) {
            out.accept("{\"ch\":" + Json.quoted(String.valueOf(c)) + "}");
        } else if (value instanceof List<?> list) {
            sequence("[", list, "]", depth);
        } else if (value instanceof Map<?, ?> map) {
            pairs(map, depth);
        } else if (value instanceof Set<?> set) {
            sequence("{\"s\":[", set, "]}", depth);
        } else if (value instanceof Collection<?> other) {
            sequence("{\"q\":[", other, "]}", depth);
        } else if (value.getClass().isArray()) {
            sequence(
                    "{\"a\":[" + Json.quoted(JavaArrays.component(value)) + ",[",
                    JavaArrays.items(value),
                    "]]}",
                    depth);
        } else {
            special(value, depth);
        }
    }

    private static String number(Number number) {
        if (number instanceof Long) {
            return "{\"l\":" + number + "}";
        }
        if (number instanceof Double || number instanceof Float) {
            return "{\"%s\":\"%s\"}".formatted(number instanceof Double ? "f" : "e", real(number.toString()));
        }
        if (number instanceof Short || number instanceof Byte) {
            return "{\"%s\":%s}".formatted(number instanceof Short ? "h" : "y", number);
        }
        if (number.getClass() == BigInteger.class) {
            return "{\"x\":\"" + ((BigInteger) number).toString(16) + "\"}";
        }
        if (number.getClass() == BigDecimal.class) {
            return "{\"bd\":\"" + number + "\"}";
        }
        return "{\"o\":" + Json.quoted(number.getClass().getName()) + "}";
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
            sequence("{\"op\":[", optional.map(List::of).orElse(List.of()), "]}", depth);
        } else if (value instanceof OptionalInt optional) {
            sequence("{\"oi\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof OptionalLong optional) {
            sequence("{\"ol\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof OptionalDouble optional) {
            sequence("{\"od\":[", optional.stream().boxed().toList(), "]}", depth);
        } else if (value instanceof Iterable<?> tuple
                && value.getClass().getPackageName().equals(JavaTuple.PACKAGE)) {
            sequence("{\"tu\":[" + Json.quoted(value.getClass().getSimpleName()) + ",[", tuple, "]]}", depth);
        } else {
            out.accept("{\"o\":" + Json.quoted(value.getClass().getName()) + "}");
        }
    }

    private void sequence(String opening, Iterable<?> items, String closing, int depth) {
        out.accept(opening);
        boolean first = true;
        for (Object item : items) {
            out.accept(first ? "" : ",");
            first = false;
            write(item, depth + 1);
        }
        out.accept(closing);
    }

    private void pairs(Map<?, ?> map, int depth) {
        List<List<?>> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(java.util.Arrays.asList(key, value)));
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
