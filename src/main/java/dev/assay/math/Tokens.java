package dev.assay.math;

import dev.assay.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The tokens read so far, and whether white space was read after them. */
final class Tokens {
    private final List<Token> tokens = new ArrayList<>();
    private boolean spaced;

    void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, spaced));
        spaced = false;
    }

    /** White space was read. */
    void space() {
        spaced = true;
    }

    boolean isSpaced() {
        return spaced;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean lastIs(Kind kind) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == kind;
    }

    boolean lastIs(String text) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals(text);
    }

    boolean lastIsSymbol(char symbol) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(symbol);
    }

    /** Whether this symbol stands before the last token. */
    boolean beforeLastIs(char symbol) {
        return tokens.size() > 1 && tokens.get(tokens.size() - 2).is(symbol);
    }

    /** Whether a token of this kind stands before the last one. */
    boolean beforeLastIs(Kind kind) {
        return tokens.size() > 1 && tokens.get(tokens.size() - 2).kind() == kind;
    }

    List<Token> all() {
        return tokens;
    }
}
