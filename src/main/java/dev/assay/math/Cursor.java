package dev.assay.math;

import dev.assay.math.Token.Kind;
import java.util.List;

/** A place in a list of tokens, and how deep in brackets it is. */
final class Cursor {
    /** Deeper expressions are not read: each level takes a few frames of the stack. */
    static final int MAX_DEPTH = 100;

    private static final int LONGEST_CONDITION = 24;

    private final Token[] tokens;
    private final Budget budget;
    private int at;
    private int depth;
    private int tail = -1;

    Cursor(List<Token> tokens, Budget budget) {
        this.tokens = tokens.toArray(Token[]::new);
        this.budget = budget;
    }

    Token peek() {
        return tokens[at];
    }

    Token peek(int ahead) {
        int index = at + ahead;
        return tokens[index < 0 ? 0 : index < tokens.length ? index : tokens.length - 1];
    }

    /** The token before this place; the first token where there is none. */
    Token previous() {
        return tokens[at == 0 ? 0 : at - 1];
    }

    Token next() {
        budget.spend(1);
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    /** Takes this symbol if it is next. */
    boolean accept(char symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    boolean accept(String symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes this closing bracket; the end of the text closes everything, as in an answer that was cut. */
    void close(char symbol) {
        if (!accept(symbol) && peek().kind() != Kind.END) {
            throw new Unreadable(shown(peek()) + " where " + symbol + " should close");
        }
    }

    /** Whether the bracket that comes next holds a relation, as the condition in {@code \frac{1}{x} (x > 0)}, or a bar of its own. */
    boolean isCondition(boolean bars) {
        int depth = 0;
        for (int ahead = 0; ahead < LONGEST_CONDITION; ahead++) {
            Token token = peek(ahead);
            depth += token.is('(') || token.is('{') ? 1 : token.is(')') || token.is('}') ? -1 : 0;
            if (depth == 0) {
                return false;
            }
            if (depth == 1 && (token.isRelation() || (bars && token.is('|') && ahead > 1))) {
                return true;
            }
        }
        return false;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** Takes the first digit of the number that comes next, as TeX does; the others stay. */
    String digit() {
        String digits = peek().text();
        if (digits.length() == 1) {
            return next().text();
        }
        tokens[at] = new Token(Kind.NUMBER, digits.substring(1), false);
        tail = at;
        return digits.substring(0, 1);
    }

    /** Whether the next number is what was left when its first digit was taken. */
    boolean isTail() {
        return tail == at;
    }

    void enter() {
        budget.spend(1);
        if (++depth > MAX_DEPTH) {
            throw new Unreadable("nested more than %d deep".formatted(MAX_DEPTH));
        }
    }

    void leave() {
        depth--;
    }

    static String shown(Token token) {
        return token.kind() == Kind.END ? "the end" : "'" + token.text() + "'";
    }
}
