package dev.assay.score.jvm;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the method that a call from a test, compiled against the solution itself, would reach. */
final class MethodLookup {
    private MethodLookup() {}

    static Method of(Class<?> type, String name, boolean isStatic, List<JavaType> parameters, ClassLoader loader)
            throws ReflectiveOperationException {
        List<Class<?>> given = new ArrayList<>();
        for (JavaType parameter : parameters) {
            given.add(JavaArrays.raw(parameter, loader));
        }
        List<Method> fitting = new ArrayList<>();
        for (Method[] some : new Method[][] {type.getDeclaredMethods(), type.getMethods()}) {
            for (Method method : some) {
                boolean named = method.getName().equals(name) && !method.isBridge();
                if (named && (!isStatic || Modifier.isStatic(method.getModifiers())) && takes(method, given)) {
                    fitting.add(method);
                }
            }
        }
        if (fitting.isEmpty()) {
            throw new NoSuchMethodException("the class %s has no %smethod %s(%s)"
                    .formatted(
                            type.getSimpleName(),
                            isStatic ? "static " : "",
                            name,
                            String.join(
                                    ", ",
                                    parameters.stream().map(JavaType::toString).toList())));
        }
        Method found = best(fitting, given);
        found.setAccessible(true);
        return found;
    }

    private static Method best(List<Method> fitting, List<Class<?>> given) {
        for (Method method : fitting) {
            if (Arrays.asList(method.getParameterTypes()).equals(given)) {
                return method;
            }
        }
        return fitting.get(0);
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
        return MethodType.methodType(primitive).wrap().returnType();
    }

    private static Class<?> unboxed(Class<?> boxed) {
        return MethodType.methodType(boxed).unwrap().returnType();
    }
}
