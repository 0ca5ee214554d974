package dev.assay.score;

import java.util.ArrayList;
import java.util.List;

/**
 * One token of Java source: a word, a number, a literal or a sign; comments are none.
 *
 * @param start its place in the source
 */
record JavaToken(String text, int start) {
    boolean is(String other) {
        return text.equals(other);
    }

    boolean isWord() {
        return Character.isJavaIdentifierStart(text.charAt(0));
    }

    int end() {
        return start + text.length();
    }

    /** The tokens of a source, which may end anywhere. */
    static List<JavaToken> of(String source) {
        List<JavaToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int end = Math.max(end(source, at), at + 1);
            String text = source.substring(at, end);
            if (!Character.isWhitespace(text.charAt(0)) && !text.startsWith("//") && !text.startsWith("/*")) {
                tokens.add(new JavaToken(text, at));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String source, int at) {
        char first = source.charAt(at);
        if (source.startsWith("//", at)) {
            return endOf(source, "\n", at);
        }
        if (source.startsWith("/*", at)) {
            return endOf(source, "*/", at + 2);
        }
        if (source.startsWith("\"\"\"", at)) {
            return literalEnd(source, "\"\"\"", at + 3);
        }
        if (first == '"' || first == '\'') {
            return literalEnd(source, String.valueOf(first), at + 1);
        }
        if (source.startsWith("...", at)) {
            return at + 3;
        }
        int end = at;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOf(String source, String closing, int from) {
        int found = source.indexOf(closing, from);
        return found < 0 ? source.length() : found + closing.length();
    }

    private static int literalEnd(String source, String closing, int from) {
        int at = from;
        while (at < source.length() && !source.startsWith(closing, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), at + closing.length());
    }
}
