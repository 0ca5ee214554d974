package dev.assay.score;

import dev.assay.sandbox.Limits;

/**
 * What one solution may use, and how many processes it may spoil.
 *
 * @param limits of each process
 * @param endsAtTimeOut whether the first time-out ends its tests; else it counts as one spoilt process
 */
record Allowance(Limits limits, boolean endsAtTimeOut) {
    /** The usual one. */
    static Allowance of(Limits limits) {
        return new Allowance(limits, false);
    }

    /** The same, for gradings that need no more than the first time-out. */
    Allowance untilTimeOut() {
        return new Allowance(limits, true);
    }

    /** None of them is spent yet. */
    Chances chances() {
        return endsAtTimeOut ? Chances.untilTimeOut() : Chances.three();
    }
}
