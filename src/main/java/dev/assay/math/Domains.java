package dev.assay.math;

import dev.assay.math.Token.Kind;
import java.util.Set;

/** Skips what says for which values of its letters an answer holds, where that is no condition: {@code for all real x}. */
final class Domains {
    private static final Set<String> QUANTIFIERS = Set.of("all", "any", "every", "each", "some");

    private final Cursor cursor;

    Domains(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Skips one if it comes next; whether it did. One with an inequality is a condition, and stays. */
    boolean skip() {
        int length = length();
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        return length > 0;
    }

    private int length() {
        if (cursor.peek().kind() != Kind.WORD) {
            return 0;
        }
        String first = cursor.peek().text();
        boolean quantified =
                first.equals("for") && QUANTIFIERS.contains(cursor.peek(1).text());
        if (!quantified && !first.equals("where")) {
            return 0;
        }
        int at = 1;
        while (isName(cursor.peek(at))) {
            at++;
        }
        if (cursor.peek(at).is('∈') && cursor.peek(at + 1).kind() == Kind.NAME) {
            at += 2;
            while (isPartOfSet(cursor.peek(at))) {
                at++;
            }
        }
        return isEnd(cursor.peek(at)) ? at : 0;
    }

    private static boolean isName(Token token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.LETTER;
    }

    /** The marks of {@code \mathbb{Q}_{>0}} and {@code \mathbb{R}^+}. */
    private static boolean isPartOfSet(Token token) {
        return token.is('_')
                || token.is('^')
                || token.is('{')
                || token.is('}')
                || token.is('+')
                || token.is('*')
                || token.is('>')
                || token.text().equals("0");
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Kind.END
                || token.is(',')
                || token.is(';')
                || token.is('.')
                || token.is("and")
                || token.is("or");
    }
}
