package dev.assay.score;

import dev.assay.score.TestVerdict.Kind;

/** How often a solution may spoil a process, by hanging or crashing, before the rest of its tests is left out. */
final class Chances {
    private static final int COUNT = 3;

    private int priceOfTimeOut;
    private int left = COUNT;

    private Chances(int priceOfTimeOut) {
        this.priceOfTimeOut = priceOfTimeOut;
    }

    /** Three of any kind. */
    static Chances three() {
        return new Chances(1);
    }

    /** Three, but the first time-out takes all. */
    static Chances untilTimeOut() {
        return new Chances(COUNT);
    }

    /** The solution is wrong, whatever becomes of its other tests: they are not worth more than one time-out. */
    void settle() {
        priceOfTimeOut = COUNT;
    }

    boolean isOver() {
        return left <= 0;
    }

    void spend(Kind kind) {
        left -= kind == Kind.TIME_LIMIT ? priceOfTimeOut : 1;
    }
}
