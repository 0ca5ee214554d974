package dev.assay.math;

/**
 * A piece of an answer as it was written.
 *
 * @param text in one spelling: {@code <=} for {@code \leq}, {@code frac} for {@code \dfrac}
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, boolean spaced) {
    /** The kinds of tokens. */
    enum Kind {
        /** Digits, perhaps with a point and an exponent. */
        NUMBER,
        /** A letter that stands for a variable. */
        LETTER,
        /** A function, a constant or a construct such as {@code frac}. */
        NAME,
        /** An operator, relation, bracket or mark. */
        SYMBOL,
        /** A word. */
        WORD,
        /** The beginning of an environment such as {@code pmatrix}. */
        BEGIN,
        /** The end of one. */
        FINISH,
        /** A row's end in an environment. */
        ROW,
        /** Something that no rule knows. */
        UNKNOWN,
        /** The end of the text. */
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
