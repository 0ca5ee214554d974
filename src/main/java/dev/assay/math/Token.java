package dev.assay.math;

/**
 * A piece of an answer as it was written.
 *
 * @param text in one spelling: {@code <=} for {@code \leq}, {@code frac} for {@code \dfrac}
 * @param spaced whether white space stands before it
 * @param mark the symbol where it is one character, else 0
 */
record Token(Kind kind, String text, boolean spaced, char mark) {
    /** Those of one character; the others are {@code <=}, {@code >=} and {@code !=}. */
    private static final String RELATIONS = "=<>≈≡∈∉→⇒";

    Token(Kind kind, String text, boolean spaced) {
        this(kind, text, spaced, kind == Kind.SYMBOL && text.length() == 1 ? text.charAt(0) : 0);
    }

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

    boolean is(char symbol) {
        return mark == symbol;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isRelation() {
        return kind == Kind.SYMBOL
                && (mark != 0 ? RELATIONS.indexOf(mark) >= 0 : text.length() == 2 && text.charAt(1) == '=');
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
