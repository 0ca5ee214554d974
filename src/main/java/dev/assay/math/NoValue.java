package dev.assay.math;

/** An expression has no value that can be had here: caught where the evaluation began, and never seen outside. */
final class NoValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why there is none. */
    enum Why {
        /** It is not a rational number. */
        IRRATIONAL,
        /** Its digits are too many. */
        TOO_BIG,
        /** It is not defined, as 1/0 and the logarithm of 0 are not. */
        UNDEFINED,
        /** The precision is too low to tell. */
        UNSURE,
        /** Nothing here evaluates it. */
        UNSUPPORTED
    }

    private final Why why;

    NoValue(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
