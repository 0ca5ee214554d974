package dev.assay.score.jvm;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The solution as tests see it: every call leaves this process. Stubs, made from a task's signature, call it. */
public final class Candidate {
    private static @Nullable Candidate current;

    private final Channel channel;
    private final ClassLoader loader;
    private int asked;
    private boolean gone;

    private Candidate(Channel channel, ClassLoader loader) {
        this.channel = channel;
        this.loader = loader;
    }

    /** The candidate of the tests that run next. */
    static Candidate begin(Channel channel, ClassLoader loader) {
        Candidate candidate = new Candidate(channel, loader);
        current = candidate;
        return candidate;
    }

    int asked() {
        return asked;
    }

    boolean isGone() {
        return gone;
    }

    /**
     * Calls the solution.
     *
     * @param declared the declared type of the result
     * @throws RuntimeException as the solution threw it, where its class is one of the JDK's
     */
    public static @Nullable Object call(String declared, @Nullable Object... arguments) {
        Candidate candidate = current;
        if (candidate == null) {
            throw new IllegalStateException("no tests run");
        }
        return candidate.ask(JavaType.parse(declared).orElseThrow(), Arrays.asList(arguments));
    }

    private @Nullable Object ask(JavaType declared, List<@Nullable Object> arguments) {
        String call = "[\"call\"," + Values.text(arguments) + "]";
        if (gone) {
            throw new Gone();
        }
        asked++;
        channel.say(call);
        String line = channel.next();
        List<@Nullable Object> answer = line == null ? List.of("gone") : Json.array(line);
        return switch (Json.text(answer.get(0))) {
            case "value" -> result(answer.get(1), declared);
            case "raised" ->
                throw Candidate.<RuntimeException>thrown(Json.text(answer.get(1)), Json.text(answer.get(2)));
            default -> {
                gone = true;
                throw new Gone();
            }
        };
    }

    private @Nullable Object result(@Nullable Object json, JavaType declared) {
        try {
            return Values.value(json, declared, loader);
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException | IndexOutOfBoundsException e) {
            throw new ClassCastException("the solution returned " + e.getMessage());
        }
    }

    /** Throws it undeclared, as the stub's caller would see it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T thrown(String type, String text) throws T {
        throw (T) throwable(type, text);
    }

    private static Throwable throwable(String type, String text) {
        try {
            Class<?> known = Class.forName(type, true, ClassLoader.getPlatformClassLoader());
            if (Exception.class.isAssignableFrom(known)) {
                return (Exception) known.getConstructor(String.class).newInstance(text);
            }
            if (Error.class.isAssignableFrom(known)) {
                return new Error(type + ": " + text); // an AssertionError of the solution's is none of the tests'
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // a class of its own, or one without such a constructor
        }
        return new IllegalStateException(type + ": " + text);
    }

    /** The solution cannot be asked any more. */
    static final class Gone extends Error {
        private static final long serialVersionUID = 1L;
    }
}
