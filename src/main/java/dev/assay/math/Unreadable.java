package dev.assay.math;

/** An answer that the parser cannot read: caught where the reading began, and never seen outside. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    Unreadable(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    /** In words. */
    String why() {
        return why;
    }
}
