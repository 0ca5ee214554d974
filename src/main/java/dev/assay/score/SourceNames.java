package dev.assay.score;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the file of a source is named, and what is run: fixed, or after the types that the source declares at its top.
 *
 * @param file where the source says nothing else
 * @param main where the source says nothing else
 */
record SourceNames(String file, String main, Optional<Declared> declared) {
    private static final int MOST_TYPES = 1000; // in a text made to be slow
    private static final int LONGEST_MODIFIERS = 200;

    /**
     * Patterns for sources of which the types have a say.
     *
     * @param types a declaration; group 1 is the name
     * @param isPublic what stands before the declaration of a type that gives its name to the file
     * @param entry what the type holds that is run
     * @param within what the types belong to; group 1 stands before their names
     */
    record Declared(Pattern types, Pattern isPublic, Pattern entry, Pattern within) {}

    /** The names for one source. */
    SourceNames of(String source) {
        return declared.map(patterns -> declared(patterns, source)).orElse(this);
    }

    private SourceNames declared(Declared patterns, String source) {
        String code = withoutTexts(source);
        String top = topLevel(code);
        Matcher entry = patterns.entry().matcher(code);
        int entryAt = entry.find() ? entry.start() : -1;
        String publicFile = file;
        String holder = main;
        boolean isFirst = true;
        Matcher type = patterns.types().matcher(top);
        for (int i = 0; i < MOST_TYPES && type.find(); i++) {
            if (patterns.isPublic().matcher(modifiers(top, type.start())).find()) {
                publicFile = type.group(1) + file.substring(file.lastIndexOf('.'));
            }
            if (isFirst || type.start() < entryAt) {
                holder = type.group(1);
            }
            isFirst = false;
        }
        Matcher within = patterns.within().matcher(top);
        return new SourceNames(publicFile, within.find() ? within.group(1) + "." + holder : holder, declared);
    }

    private static String modifiers(String top, int at) {
        String before = top.substring(Math.max(0, at - LONGEST_MODIFIERS), at);
        return before.substring(Math.max(before.lastIndexOf('}'), before.lastIndexOf(';')) + 1);
    }

    /** The source with blanks for comments and texts; each character keeps its place. */
    private static String withoutTexts(String source) {
        StringBuilder code = new StringBuilder(source.length());
        int i = 0;
        while (i < source.length()) {
            int end = end(source, i);
            code.append(end > i + 1 ? " ".repeat(end - i) : source.substring(i, end));
            i = end;
        }
        return code.toString();
    }

    /** Code with blanks for all that stands inside braces; each character keeps its place. */
    private static String topLevel(String code) {
        StringBuilder top = new StringBuilder(code.length());
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth = Math.max(0, depth - (c == '}' ? 1 : 0));
            top.append(depth == 0 ? c : ' ');
            depth += c == '{' ? 1 : 0;
        }
        return top.toString();
    }

    /** Where a comment or text that begins here ends; else the next character. */
    private static int end(String source, int start) {
        if (source.startsWith("//", start)) {
            return Math.max(start + 2, until(source, "\n", start) - 1);
        }
        if (source.startsWith("/*", start)) {
            return until(source, "*/", start + 2);
        }
        if (source.startsWith("\"\"\"", start)) {
            return until(source, "\"\"\"", start + 3);
        }
        char quote = source.charAt(start);
        if (quote != '"' && quote != '\'') {
            return start + 1;
        }
        int i = start + 1;
        while (i < source.length() && source.charAt(i) != quote && source.charAt(i) != '\n') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), i + 1);
    }

    private static int until(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }
}
