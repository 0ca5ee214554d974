package dev.assay.pace;

/**
 * How many calls may be repeated: a share of the calls at large, so that a server in trouble is not given twice the work. A repeat that
 * the budget does not allow now is not lost: it has its turn when nothing else is left to ask. After gRPC's retry throttling (gRFC A6) and
 * Finagle's {@code RetryBudget}. Guarded by its {@link Pace}.
 */
final class RetryBudget {
    /** Repeats a hundred first attempts. */
    private static final int PERCENT = 20;

    /** Repeats that are allowed from the start. */
    private static final int FLOOR = 10;

    private long firsts;
    private long repeats;

    void count(boolean first) {
        if (first) {
            firsts++;
        } else {
            repeats++;
        }
    }

    boolean allowsRepeat() {
        return repeats < FLOOR + firsts * PERCENT / 100;
    }
}
