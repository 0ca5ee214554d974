package dev.assay.stats;

/** Refusals that name the field and its value. */
final class Checks {
    private Checks() {}

    /** Above 0 and below 1; neither for NaN. */
    static void inside(String name, double value) {
        check(name, value, value > 0 && value < 1);
    }

    static void positive(String name, double value) {
        check(name, value, value > 0 && value < Double.POSITIVE_INFINITY);
    }

    static void probability(String name, double value) {
        check(name, value, value >= 0 && value <= 1);
    }

    static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d, not at least %d".formatted(name, value, least));
        }
    }

    static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d, not from %d to %d".formatted(name, value, least, most));
        }
    }

    static void check(String name, double value, boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }
}
