package dev.assay.sandbox;

import java.nio.charset.StandardCharsets;

/** A Python program: one source text, in a form that a sandbox takes. */
public final class Program {
    private final String name;
    private final byte[] code;
    private final boolean compiled;

    private Program(String name, byte[] code, boolean compiled) {
        this.name = name;
        this.code = code;
        this.compiled = compiled;
    }

    /** A program from its source; the name is what stack traces call it. */
    public static Program python(String name, String source) {
        return new Program(name, source.getBytes(StandardCharsets.UTF_8), false);
    }

    static Program compiled(String name, byte[] marshalled) {
        return new Program(name, marshalled.clone(), true);
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
}
