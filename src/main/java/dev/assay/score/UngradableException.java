package dev.assay.score;

/** A task cannot be graded here. */
final class UngradableException extends Exception {
    private static final long serialVersionUID = 1L;

    UngradableException(String message) {
        super(message);
    }
}
