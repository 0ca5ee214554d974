package dev.assay.score.jvm;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** Makes plain values of the JDK from typed JSON. */
final class ValueReader {
    private final ClassLoader loader;

    ValueReader(ClassLoader loader) {
        this.loader = loader;
    }

    @Nullable
    Object value(@Nullable Object json, JavaType declared) {
        Object value = natural(json, declared);
        if (value == null) {
            if (declared.isPrimitive()) {
                throw new IllegalArgumentException("null where %s is declared".formatted(declared));
            }
            return null;
        }
        Object fitting = declared.isPrimitive() ? widened(value, declared.name()) : value;
        try {
            if (!declared.isPrimitive() && !JavaArrays.raw(declared, loader).isInstance(fitting)) {
                throw mismatch(value, declared);
            }
        } catch (ClassNotFoundException e) {
            throw mismatch(value, declared);
        }
        return fitting;
    }

    private static IllegalArgumentException mismatch(Object value, JavaType declared) {
        return new IllegalArgumentException(
                "%s where %s is declared".formatted(value.getClass().getSimpleName(), declared));
    }

    private @Nullable Object natural(@Nullable Object json, JavaType declared) {
        if (json instanceof String text) {
            return text.intern();
        }
        if (json instanceof Long number) {
            return Math.toIntExact(number);
        }
        if (json instanceof List<?>) {
            return filled(list(declared), Json.list(json), declared);
        }
        if (!(json instanceof Map<?, ?> map)) {
            return json;
        }
        if (map.size() != 1) {
            throw new IllegalArgumentException("no typed value");
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        return tagged(String.valueOf(only.getKey()), only.getValue(), declared);
    }

    private Object tagged(String tag, @Nullable Object held, JavaType declared) {
        return switch (tag) {
            case "l" -> (Long) number(held).longValue();
            case "h" -> (Short) number(held).shortValue();
            case "y" -> (Byte) number(held).byteValue();
            case "ch" -> (Character) Json.text(held).charAt(0);
            case "x" -> new BigInteger(Json.text(held), 16);
            case "bd" -> new BigDecimal(Json.text(held));
            case "f" -> (Double) real(Json.text(held));
            case "e" -> (Float) single(Json.text(held));
            case "s" -> filled(isSorted(declared) ? new TreeSet<>() : new LinkedHashSet<>(), Json.list(held), declared);
            case "q" ->
                filled(declared.name().equals("ArrayDeque") ? new ArrayDeque<>() : queue(), Json.list(held), declared);
            case "d" -> map(Json.list(held), declared);
            case "a" -> array(Json.list(held), declared);
            case "tu" -> tuple(Json.list(held), declared);
            default -> optional(tag, held, declared);
        };
    }

    @SuppressWarnings("JdkObsolete") // it holds null, as the result may
    private static Collection<@Nullable Object> queue() {
        return new LinkedList<>();
    }

    private Object optional(String tag, @Nullable Object held, JavaType declared) {
        if (tag.equals("o")) {
            throw new IllegalArgumentException("an object of the class " + held);
        }
        List<@Nullable Object> items = Json.list(held);
        Object item = items.isEmpty() ? null : value(items.get(0), declared.part(0));
        return switch (tag) {
            case "op" -> Optional.ofNullable(item);
            case "oi" -> item == null ? OptionalInt.empty() : OptionalInt.of((Integer) item);
            case "ol" -> item == null ? OptionalLong.empty() : OptionalLong.of((Long) item);
            case "od" -> item == null ? OptionalDouble.empty() : OptionalDouble.of((Double) item);
            default -> throw new IllegalArgumentException("no typed value");
        };
    }

    private static boolean isSorted(JavaType declared) {
        return declared.name().startsWith("Sorted") || declared.name().startsWith("Tree");
    }

    @SuppressWarnings("JdkObsolete") // the tests declare them
    private static Collection<@Nullable Object> list(JavaType declared) {
        return switch (declared.name()) {
            case "LinkedList", "Queue", "Deque" -> new LinkedList<>();
            case "Vector" -> new Vector<>();
            case "Stack" -> new Stack<>();
            default -> new ArrayList<>();
        };
    }

    private Collection<@Nullable Object> filled(
            Collection<@Nullable Object> empty, List<@Nullable Object> items, JavaType declared) {
        JavaType part = declared.part(0);
        for (Object item : items) {
            empty.add(value(item, part));
        }
        return empty;
    }

    private Map<@Nullable Object, @Nullable Object> map(List<@Nullable Object> pairs, JavaType declared) {
        Map<@Nullable Object, @Nullable Object> map = isSorted(declared) ? new TreeMap<>() : new LinkedHashMap<>();
        for (Object pair : pairs) {
            List<@Nullable Object> both = Json.list(pair);
            map.put(value(both.get(0), declared.part(0)), value(both.get(1), declared.part(1)));
        }
        return map;
    }

    private Object array(List<@Nullable Object> held, JavaType declared) {
        Optional<JavaType> named = JavaType.parse(Json.text(held.get(0)));
        if (named.isEmpty() || named.get().obstacle().isPresent()) {
            throw new IllegalArgumentException("an array of " + held.get(0));
        }
        JavaType own = named.get();
        JavaType wanted = declared.part(0);
        boolean same = own.name().equals(wanted.name()) && own.dimensions() == wanted.dimensions();
        JavaType component = same ? wanted : own;
        List<@Nullable Object> items = new ArrayList<>();
        for (Object item : Json.list(held.get(1))) {
            items.add(value(item, component));
        }
        try {
            return JavaArrays.of(JavaArrays.raw(component, loader), items);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("an array of " + component, e);
        }
    }

    private Object tuple(List<@Nullable Object> held, JavaType declared) {
        String name = Json.text(held.get(0));
        List<@Nullable Object> items = Json.list(held.get(1));
        if (!JavaTuple.isTuple(name) || items.size() != JavaTuple.size(name)) {
            throw new IllegalArgumentException("a tuple of the class " + name);
        }
        Object[] values = new Object[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(items.get(i), declared.name().equals(name) ? declared.part(i) : JavaType.OBJECT);
        }
        try {
            return Class.forName(JavaTuple.PACKAGE + "." + name, true, loader)
                    .getConstructors()[0]
                    .newInstance(values);
        } catch (ClassNotFoundException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException("a tuple where none is imported", e);
        }
    }

    private static Number number(@Nullable Object held) {
        if (held instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("no number");
    }

    private static double real(String written) {
        return switch (written) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(written);
        };
    }

    private static float single(String written) {
        double value = real(written);
        return Double.isFinite(value)
                ? Float.parseFloat(written)
                : (float) value; // by way of double it would be rounded twice
    }

    /** The conversions that an assignment to a primitive variable makes by itself. */
    private static Object widened(Object value, String primitive) {
        List<String> order = List.of("byte", "short", "int", "long", "float", "double");
        if (value instanceof Boolean && primitive.equals("boolean")
                || value instanceof Character && primitive.equals("char")) {
            return value;
        }
        Object number = value instanceof Character c ? (Object) (int) c : value;
        String own = number instanceof Integer
                ? "int"
                : number.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        if (!(number instanceof Number plain)
                || !order.contains(own)
                || order.indexOf(own) > order.indexOf(primitive)) {
            throw mismatch(value, new JavaType(primitive, List.of(), 0));
        }
        return switch (primitive) {
            case "byte" -> plain.byteValue();
            case "short" -> plain.shortValue();
            case "int" -> plain.intValue();
            case "long" -> plain.longValue();
            case "float" -> plain.floatValue();
            default -> plain.doubleValue();
        };
    }
}
