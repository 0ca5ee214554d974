package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.SandboxException;

/** The processes that grading functions of one language needs; they speak the protocol of {@code candidate.py} and {@code checker.py}. */
interface FunctionProcesses {
    /** A process for one solution, which it loads when asked to. */
    Conversation startSolution() throws SandboxException;

    /** A process for trusted tests, which may be one that has served others. */
    WarmProcesses.Lease checker() throws SandboxException;

    /** What the solution may use. */
    Allowance allowance();

    /** What their ends mean. */
    CodeFailures failures();
}
