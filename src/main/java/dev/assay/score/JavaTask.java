package dev.assay.score;

import dev.assay.score.JavaMethod.Parameter;
import dev.assay.score.jvm.JavaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The function that a Java task asks for, as its preamble declares it, in a form that can be called from another process.
 *
 * @param preamble the trusted source that the prompt showed: imports, a class, given methods, and the head of the method asked for
 */
record JavaTask(String preamble, JavaPrompt prompt, JavaMethod method, JavaType returns, List<JavaType> parameters) {
    private static final String CALL = "dev.assay.score.jvm.Candidate.call";

    /**
     * Reads the preamble.
     *
     * @param entry the method asked for; absent for the one whose body the preamble leaves open
     * @throws UngradableException where no such method can be found, or a type in its signature cannot travel between processes
     */
    static JavaTask of(String preamble, Optional<String> entry) throws UngradableException {
        JavaPrompt prompt = JavaPrompt.of(preamble);
        JavaMethod method = method(prompt, entry);
        if (method.isGeneric()) {
            throw new UngradableException(
                    "the method %s has type parameters, and a test outside its process cannot call it"
                            .formatted(method.name()));
        }
        JavaType returns = type(method.returnType(), prompt, method);
        if (returns.name().equals("void")) {
            throw new UngradableException(
                    "the method %s returns nothing, and what it does to its arguments is not sent back"
                            .formatted(method.name()));
        }
        List<JavaType> parameters = new java.util.ArrayList<>();
        for (Parameter parameter : method.parameters()) {
            parameters.add(type(parameter.type(), prompt, method));
        }
        return new JavaTask(preamble, prompt, method, returns, parameters);
    }

    private static JavaMethod method(JavaPrompt prompt, Optional<String> entry) throws UngradableException {
        List<JavaMethod> named = prompt.methods().stream()
                .filter(method -> entry.isPresent() && method.name().equals(entry.get()))
                .toList();
        List<JavaMethod> found = named.isEmpty()
                ? prompt.methods().stream().filter(JavaMethod::isOpen).toList()
                : named;
        if (found.size() != 1) {
            throw new UngradableException(
                    "the preamble declares %s; it must show the class and the head of one such method"
                            .formatted(
                                    found.isEmpty()
                                            ? "no method " + entry.orElse("without an end")
                                            : "several methods " + found.get(0).name()));
        }
        return found.get(0);
    }

    private static JavaType type(String written, JavaPrompt prompt, JavaMethod method) throws UngradableException {
        Optional<JavaType> type = JavaType.parse(written);
        if (type.isEmpty()) {
            throw new UngradableException(
                    "the signature of %s names the type `%s`, which is none".formatted(method.name(), written));
        }
        if (type.get().name().equals("void")) {
            return type.get();
        }
        Optional<String> obstacle =
                ownType(type.get(), prompt).or(() -> type.get().obstacle());
        if (obstacle.isPresent()) {
            throw new UngradableException("the signature of %s: %s".formatted(method.name(), obstacle.get()));
        }
        return type.get();
    }

    private static Optional<String> ownType(JavaType type, JavaPrompt prompt) {
        return prompt.types().contains(type.name())
                ? Optional.of(
                        "values of the task's own type %s cannot be passed between processes".formatted(type.name()))
                : type.arguments().stream()
                        .flatMap(argument -> ownType(argument, prompt).stream())
                        .findFirst();
    }

    /** The tests, unmodified, under a class of the same name and methods, whose method asked for calls another process. */
    String testsWithStub(String tests) {
        JavaPrompt own = JavaPrompt.of(tests);
        String hoisted = own.imports().isEmpty() ? "" : String.join("\n", own.imports()) + "\n";
        String rest = tests.substring(own.importsEnd());
        StringBuilder source = new StringBuilder(hoisted);
        source.append(preamble, 0, method.bodyStart()).append(stub());
        method.bodyEnd().ifPresent(end -> source.append("    ").append(preamble, end, preamble.length()));
        if (!own.continuesAnother()) {
            source.append("}\n".repeat(prompt.depth()));
        } else if (!source.toString().endsWith("\n")) {
            source.append('\n');
        }
        return source.append(rest).toString();
    }

    /** A program with the imports of the preamble, which the prompt showed and answers rely on, in the package of the tests: none. */
    String completed(String program) {
        JavaPrompt own = JavaPrompt.of(program);
        String missing = prompt.imports().stream()
                .filter(each -> !own.imports().contains(each))
                .collect(Collectors.joining(" "));
        String kept = program.substring(own.packageEnd());
        return missing
                + "\n".repeat((int) (program.lines().count() - kept.lines().count()))
                + kept;
    }

    private String stub() {
        String arguments = method.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
        return "\n        return (%s) %s(\"%s\", new Object[] {%s});\n"
                .formatted(method.returnType(), CALL, returns, arguments);
    }
}
