package dev.assay.score;

/** How often a solution may spoil a process, by hanging or crashing, before the rest of its tests is left out. */
final class Chances {
    private int left;

    Chances(int left) {
        this.left = left;
    }

    boolean isOver() {
        return left <= 0;
    }

    void spend() {
        left--;
    }
}
