package dev.assay.score.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves calls of one untrusted solution. It knows the arguments of the call that is due, and no expected result.
 *
 * <p>No lambdas, streams, formats or joined texts on its way: what they load takes longer than the rest of the start.
 *
 * <p>Requests: {@code ["load", classes, class, method, static, [parameter type...]]}, then {@code [number, [argument...]]}. Replies: {@code
 * [number, "ready"]}, {@code [number, "value", result]}, {@code [number, "raised", type, text, class of the JDK that it is or extends]},
 * {@code [number, "odd", text]}.
 */
public final class Driver implements Runnable {
    private static final int SHOWN = 300;

    private final Channel channel;
    private @Nullable Solution solution;

    private Driver(Channel channel) {
        this.channel = channel;
    }

    public static void main(String[] arguments) {
        Channel.serve(new Driver(Channel.open().showPrinted()));
    }

    static void serve(Channel channel) {
        new Driver(channel).run();
    }

    @Override
    public void run() {
        for (String line = channel.next(); line != null; line = channel.next()) {
            List<@Nullable Object> request = Json.array(line);
            String number = request.get(0) instanceof Long n ? String.valueOf(n) : "0";
            try {
                answer(request, number);
            } catch (Throwable e) { // whatever the solution throws is an answer
                raised(number, e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e);
            }
        }
    }

    private void answer(List<@Nullable Object> request, String number) throws ReflectiveOperationException {
        if (request.get(0) instanceof String) {
            solution = Solution.load(request);
            channel.say("[0,\"ready\"]");
        } else if (solution != null) {
            Object result = solution.call(Json.list(request.get(1)));
            try {
                channel.add("[");
                channel.add(number);
                channel.add(",\"value\",");
                Values.write(result, channel);
                channel.add("]");
            } catch (Throwable e) { // a class of the solution's that pretends to be a list
                odd(number, e);
                return;
            }
            channel.end();
        }
    }

    private void odd(String number, Throwable e) {
        if (channel.takeBack()) {
            channel.say("[%s,\"odd\",%s]".formatted(number, Json.quoted(described(e))));
        } else {
            channel.end(); // half a line is no answer
        }
    }

    @SuppressWarnings("UnnecessaryStringBuilder") // the first use of + costs a start some milliseconds
    private void raised(String number, Throwable e) {
        channel.takeBack();
        String type = e.getClass().getName();
        channel.add("[");
        channel.add(number);
        channel.add(",\"raised\",");
        channel.add(Json.quoted(type));
        channel.add(",");
        channel.add(Json.quoted(message(e)));
        channel.add(",");
        channel.add(Json.quoted(known(e.getClass()).getName()));
        channel.say("]");
    }

    /** The class by which a test may catch it. */
    private static Class<?> known(Class<?> thrown) {
        Class<?> known = thrown;
        while (known.getClassLoader() instanceof MemoryLoader && known.getSuperclass() != null) {
            known = known.getSuperclass();
        }
        return known;
    }

    private static String described(Throwable e) {
        return e.getClass().getName() + ": " + message(e);
    }

    private static String message(Throwable e) {
        try {
            String message = String.valueOf(e.getMessage());
            return message.length() <= SHOWN ? message : message.substring(0, SHOWN);
        } catch (Throwable hostile) {
            return "";
        }
    }

    /** The class under test, loaded. */
    private record Solution(Method method, @Nullable Object instance, List<JavaType> parameters, ClassLoader loader) {
        static Solution load(List<@Nullable Object> request) throws ReflectiveOperationException {
            ClassLoader loader = MemoryLoader.ofSolution(request.get(1));
            Thread.currentThread().setContextClassLoader(loader);
            List<JavaType> parameters = new ArrayList<>();
            for (Object type : Json.list(request.get(5))) {
                parameters.add(JavaType.parse(Json.text(type)).orElseThrow());
            }
            boolean isStatic = Boolean.TRUE.equals(request.get(4));
            Class<?> type = Class.forName(Json.text(request.get(2)), true, loader);
            Method method = MethodLookup.of(type, Json.text(request.get(3)), isStatic, parameters, loader);
            return new Solution(
                    method, Modifier.isStatic(method.getModifiers()) ? null : instance(type), parameters, loader);
        }

        private static Object instance(Class<?> type) throws ReflectiveOperationException {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }

        @Nullable
        Object call(List<@Nullable Object> arguments) throws ReflectiveOperationException {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Values.value(arguments.get(i), parameters.get(i), loader);
            }
            return method.invoke(instance, values);
        }
    }
}
