package dev.assay.score.jvm;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the method that a call from a test, compiled against the solution itself, would reach. */
final class MethodLookup {
    private MethodLookup() {}

    static Method of(Class<?> type, String name, boolean isStatic, List<JavaType> parameters, ClassLoader loader)
            throws ReflectiveOperationException {
        List<Class<?>> given = new ArrayList<>();
        for (JavaType parameter : parameters) {
            given.add(JavaArrays.raw(parameter, loader));
        }
        List<Method> named = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .toList();
        List<Method> own = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .toList();
        List<Method> fitting = java.util.stream.Stream.concat(own.stream(), named.stream())
                .filter(method -> !isStatic || Modifier.isStatic(method.getModifiers()))
                .filter(method -> takes(method, given))
                .toList();
        Optional<Method> exact = fitting.stream()
                .filter(method -> Arrays.asList(method.getParameterTypes()).equals(given))
                .findFirst();
        Method found = exact.or(() -> fitting.stream().findFirst())
                .orElseThrow(() -> new NoSuchMethodException("the class %s has no %smethod %s(%s)"
                        .formatted(
                                type.getSimpleName(),
                                isStatic ? "static " : "",
                                name,
                                String.join(
                                        ", ",
                                        parameters.stream()
                                                .map(JavaType::toString)
                                                .toList()))));
        found.setAccessible(true);
        return found;
    }

    private static boolean takes(Method method, List<Class<?>> given) {
        Class<?>[] wanted = method.getParameterTypes();
        if (wanted.length != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!takes(wanted[i], given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(Class<?> wanted, Class<?> given) {
        if (wanted.isAssignableFrom(given)) {
            return true;
        }
        if (wanted.isPrimitive()) {
            return widens(unboxed(given), wanted);
        }
        return given.isPrimitive() && wanted.isAssignableFrom(boxed(given));
    }

    private static boolean widens(Class<?> from, Class<?> to) {
        List<Class<?>> order = List.of(byte.class, short.class, int.class, long.class, float.class, double.class);
        int target = order.indexOf(to);
        return from == to
                || order.contains(from) && order.indexOf(from) < target
                || from == char.class && target >= order.indexOf(int.class);
    }

    private static Class<?> boxed(Class<?> primitive) {
        return java.lang.invoke.MethodType.methodType(primitive).wrap().returnType();
    }

    private static Class<?> unboxed(Class<?> boxed) {
        return java.lang.invoke.MethodType.methodType(boxed).unwrap().returnType();
    }
}
