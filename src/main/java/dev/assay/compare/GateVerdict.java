package dev.assay.compare;

/** What a gate says, of one suite or of all. */
public enum GateVerdict {
    /** It is shown that nothing got worse by as much as the margin. */
    PASS,
    /** It is shown that something got worse, and it measures at least the margin. */
    FAIL,
    /** Neither is shown. */
    INCONCLUSIVE,
    /** The run cannot be used: too much is missing, or nothing was evaluated. */
    UNUSABLE
}
