package dev.assay.score.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs trusted tests against a candidate that lives in another process. It never sees the code under test.
 *
 * <p>Requests: {@code ["tests", source]}, then one answer to each call. Replies: {@code ["call", [argument...]]}; at the end {@code ["done",
 * 0, how, text]} with how: pass, wrong, raised, gone, broken. Answers: {@code ["value", result]}, {@code ["raised", type, text]}, {@code
 * ["gone"]}.
 */
public final class Checker {
    private static final int KEPT = 64;
    private static final int SHOWN = 300;

    private final Channel channel;
    private final SourceCompiler compiler = SourceCompiler.ofTests();
    private final Map<String, SourceCompiler.Compiled> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceCompiler.Compiled> eldest) {
            return size() > KEPT;
        }
    };

    private Checker(Channel channel) {
        this.channel = channel;
    }

    public static void main(String[] arguments) {
        Channel channel = Channel.open().dropPrinted();
        Channel.serve(() -> serve(channel));
    }

    static void serve(Channel channel) {
        new Checker(channel).serve();
    }

    private void serve() {
        for (String line = channel.next(); line != null; line = channel.next()) {
            run(Json.text(Json.array(line).get(1)));
        }
    }

    private void run(String source) {
        SourceCompiler.Compiled compiled = known.get(source);
        if (compiled == null) {
            compiled = compiler.compile(source);
            known.put(source, compiled);
        }
        if (!compiled.errors().isEmpty()) {
            done("broken", "the tests do not compile: " + compiled.errors());
            return;
        }
        ClassLoader loader = MemoryLoader.ofTests(compiled.classes());
        Optional<Method> main = main(compiled.classes(), loader);
        if (main.isEmpty()) {
            done("broken", "the tests have no method main");
            return;
        }
        Candidate candidate = Candidate.begin(channel, loader);
        try {
            main.get().invoke(null, (Object) new String[0]);
            end(candidate, "pass", candidate.asked() > 0 ? "" : "the candidate was never called");
        } catch (InvocationTargetException e) {
            Throwable thrown = Optional.ofNullable(e.getCause()).orElse(e);
            boolean wrong = thrown instanceof AssertionError;
            boolean says = !wrong || thrown.getMessage() != null;
            end(candidate, wrong ? "wrong" : "raised", says ? text(thrown) : "");
        } catch (IllegalAccessException | LinkageError e) {
            end(candidate, "broken", text(e));
        }
    }

    private static Optional<Method> main(Map<String, byte[]> classes, ClassLoader loader) {
        for (String name : classes.keySet()) {
            try {
                Method main = Class.forName(name, false, loader).getDeclaredMethod("main", String[].class);
                if (Modifier.isStatic(main.getModifiers())) {
                    main.setAccessible(true);
                    return Optional.of(main);
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // the next one may have it
            }
        }
        return Optional.empty();
    }

    private static String text(Throwable thrown) {
        String text = String.valueOf(thrown);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }

    private void end(Candidate candidate, String how, String text) {
        done(candidate.isGone() ? "gone" : candidate.asked() == 0 ? "broken" : how, text);
    }

    private void done(String how, String text) {
        channel.takeBack();
        channel.say("[\"done\",0,\"%s\",%s]".formatted(how, Json.quoted(text)));
    }
}
