package dev.assay.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program, in a form that a sandbox takes: one source text of Python, or files and the command that runs them in the directory where they
 * are put.
 */
public final class Program {
    private final String name;
    private final byte[] code;
    private final boolean compiled;
    private final Map<String, byte[]> files;
    private final Optional<Command> command;

    private Program(String name, byte[] code, boolean compiled, Map<String, byte[]> files, Optional<Command> command) {
        this.name = name;
        this.code = code;
        this.compiled = compiled;
        this.files = files;
        this.command = command;
    }

    /** A program from its source; the name is what stack traces call it. */
    public static Program python(String name, String source) {
        return new Program(name, source.getBytes(StandardCharsets.UTF_8), false, Map.of(), Optional.empty());
    }

    /**
     * A program of files.
     *
     * @param files by their names in the program's directory, as {@code Main.class} or {@code a/B.class}
     */
    public static Program of(Map<String, byte[]> files, Command command) {
        Map<String, byte[]> copied = new TreeMap<>();
        files.forEach((file, content) -> {
            if (!isName(file)) {
                throw new IllegalArgumentException("no name for a file: " + file);
            }
            copied.put(file, content.clone());
        });
        return new Program(command.arguments().get(0), new byte[0], false, copied, Optional.of(command));
    }

    /** Whether a text names a file below a directory, and nothing outside. */
    static boolean isName(String file) {
        return file.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(file.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    static Program compiled(String name, byte[] marshalled) {
        return new Program(name, marshalled.clone(), true, Map.of(), Optional.empty());
    }

    String name() {
        return name;
    }

    byte[] code() {
        return code.clone();
    }

    boolean isCompiled() {
        return compiled;
    }

    /** Its files, by name; of a Python program none. */
    Map<String, byte[]> files() {
        return files;
    }

    /** What runs the files; absent for a Python program. */
    Optional<Command> command() {
        return command;
    }
}
