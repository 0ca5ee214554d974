package dev.assay.cli;

/** What the process says when it ends (DESIGN, section 6). */
final class ExitCode {
    static final int OK = 0;
    static final int GATE_FAILED = 1;
    static final int USAGE = 2;
    static final int INCONCLUSIVE = 3;
    static final int INCOMPLETE = 4;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
