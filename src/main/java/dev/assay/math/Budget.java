package dev.assay.math;

/**
 * The steps that one comparison may take. A step is about one token read or one machine word of arithmetic, so that a
 * budget bounds time and memory alike, on every machine and in every run the same.
 */
final class Budget {
    private long left;

    Budget(long steps) {
        left = steps;
    }

    /** Takes steps off. */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Spent();
        }
    }

    /** What is left. */
    long left() {
        return left;
    }

    /** The budget is spent: caught where the comparison began, and never seen outside. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("step budget spent", null, false, false);
        }
    }
}
