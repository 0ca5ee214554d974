package dev.assay.math;

import java.util.Locale;

/** What an {@link Expression.Operation} does with its operands. */
enum Operator {
    ADD,
    MULTIPLY,
    DIVIDE,
    NEGATE,
    POWER,
    /** The real root: radicand, index. */
    ROOT,
    /** Both signs: {@code a \pm b}. */
    PLUS_MINUS,
    MINUS_PLUS,
    FACTORIAL,
    BINOMIAL,
    ABS,
    FLOOR,
    CEILING,
    /** Hundredths. */
    PERCENT,
    /** Degrees of arc, in radians. */
    DEGREE,
    CONJUGATE,
    REAL_PART,
    IMAGINARY_PART,
    GCD,
    LCM,
    MIN,
    MAX,
    EXP,
    LN,
    /** Base, argument. */
    LOG,
    SIN,
    COS,
    TAN,
    COT,
    SEC,
    CSC,
    ARCSIN,
    ARCCOS,
    ARCTAN,
    ARCCOT,
    SINH,
    COSH,
    TANH,
    /** Variable, first value, last value, term. */
    SUM,
    /** Variable, first value, last value, factor. */
    PRODUCT,
    /** Something kept whole because nobody evaluates it here, such as an integral: its parts, for comparing as written. */
    OPAQUE;

    /** Whether this is a function that an answer should have worked out where its argument is a constant. */
    boolean isUnevaluated() {
        return compareTo(EXP) > 0;
    }

    /** Whether a polynomial or a quotient of polynomials may hold it. */
    boolean isRational() {
        return this == ADD || this == MULTIPLY || this == DIVIDE || this == NEGATE || this == PERCENT;
    }

    /** Whether it makes sense for whole numbers alone, as a factorial does. */
    boolean isOfWholeNumbers() {
        return this == FACTORIAL || this == BINOMIAL || this == SUM || this == PRODUCT || this == GCD || this == LCM;
    }

    /** Its name in a printed expression. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
