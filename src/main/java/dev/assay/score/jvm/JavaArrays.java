package dev.assay.score.jvm;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrays of any kind, and the classes that stand behind the names of types. */
final class JavaArrays {
    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("boolean", boolean.class),
            Map.entry("byte", byte.class),
            Map.entry("short", short.class),
            Map.entry("char", char.class),
            Map.entry("int", int.class),
            Map.entry("long", long.class),
            Map.entry("float", float.class),
            Map.entry("double", double.class),
            Map.entry("Boolean", Boolean.class),
            Map.entry("Byte", Byte.class),
            Map.entry("Short", Short.class),
            Map.entry("Character", Character.class),
            Map.entry("Integer", Integer.class),
            Map.entry("Long", Long.class),
            Map.entry("Float", Float.class),
            Map.entry("Double", Double.class),
            Map.entry("String", String.class),
            Map.entry("CharSequence", CharSequence.class),
            Map.entry("Number", Number.class),
            Map.entry("Object", Object.class),
            Map.entry("BigInteger", BigInteger.class),
            Map.entry("BigDecimal", BigDecimal.class));

    private JavaArrays() {}

    /** The name of the component type, as a declaration writes it. */
    static String component(Object array) {
        Class<?> component = array.getClass().getComponentType();
        int dimensions = 0;
        while (component.isArray()) {
            component = component.getComponentType();
            dimensions++;
        }
        return component.getSimpleName().concat("[]".repeat(dimensions));
    }

    static List<@Nullable Object> items(Object array) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    static Object of(Class<?> component, List<@Nullable Object> items) {
        Object array = Array.newInstance(component, items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, items.get(i));
        }
        return array;
    }

    /** The class of a declared type without its arguments. */
    static Class<?> raw(JavaType type, ClassLoader loader) throws ClassNotFoundException {
        Class<?> raw = CLASSES.get(type.name());
        if (raw == null) {
            String holder = JavaTuple.isTuple(type.name())
                    ? JavaTuple.PACKAGE
                    : type.name().equals("Iterable") ? "java.lang" : "java.util";
            raw = Class.forName(holder.concat(".").concat(type.name()), false, loader);
        }
        for (int i = 0; i < type.dimensions(); i++) {
            raw = raw.arrayType();
        }
        return raw;
    }
}
