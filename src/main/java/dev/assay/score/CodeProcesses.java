package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The processes that grading Python needs: solutions, whole programs, and warm checkers, each for so many samples. Checkers are confined as well: suites are
 * data.
 */
final class CodeProcesses implements FunctionProcesses, AutoCloseable {
    private static final int CALLERS = 64;

    /**
     * What a solution may use: 15 s of CPU time a test and 120 s in all, 1 GiB, 4 MiB of output, 16 MiB of results. Five times what the
     * slowest right solution that we know needs: how fast the machine is must change no verdict.
     */
    static final Limits LIMITS =
            new Limits(Duration.ofSeconds(15), Duration.ofSeconds(120), 1L << 30, 4 << 20, 16 << 20);

    static final Limits CHECKER =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(180), 2L << 30, 1 << 20, 64 << 20);

    /** So that the last sample, too, has all of that: see {@link CheckTalk#wasEasy}. */
    private static final Limits WARM_CHECKER = new Limits(
            CHECKER.cpu(),
            CHECKER.cpuTotal().plus(CheckTalk.EASY.multipliedBy(CALLERS)),
            CHECKER.memoryBytes(),
            CHECKER.outputBytes(),
            CHECKER.replyBytes() + CheckTalk.EASY_BYTES * CALLERS);

    private final Sandbox sandbox;
    private final Allowance allowance;
    private final Program solution;
    private final WarmProcesses checkers;

    private CodeProcesses(Sandbox sandbox, Allowance allowance, Program solution, WarmProcesses checkers) {
        this.sandbox = sandbox;
        this.allowance = allowance;
        this.solution = solution;
        this.checkers = checkers;
    }

    static CodeProcesses in(Sandbox sandbox, Limits limits) throws SandboxException, InterruptedException {
        String values = resource("values.py");
        Program solution = sandbox.prepare(Program.python("candidate.py", values + "\n\n" + resource("candidate.py")));
        Program checker = sandbox.prepare(Program.python("checker.py", values + "\n\n" + resource("checker.py")));
        return new CodeProcesses(
                sandbox,
                Allowance.of(limits),
                solution,
                new WarmProcesses(() -> sandbox.start(checker, WARM_CHECKER), CALLERS));
    }

    /** The same, for gradings that need no more than the first time-out. */
    CodeProcesses untilTimeOut() {
        return new CodeProcesses(sandbox, allowance.untilTimeOut(), solution, checkers);
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public Conversation startSolution() throws SandboxException {
        return sandbox.start(solution, allowance.limits());
    }

    @Override
    public WarmProcesses.Lease checker() throws SandboxException {
        return checkers.take();
    }

    @Override
    public CodeFailures failures() {
        return CodeFailures.PYTHON;
    }

    Outcome run(String source, String stdin) throws SandboxException, InterruptedException {
        Limits limits = allowance.limits();
        return sandbox.run(Program.python("solution.py", source), stdin, limits.withCpuTotal(limits.cpu()));
    }

    @Override
    public void close() {
        checkers.close();
    }

    static String resource(String name) {
        try (InputStream in = CodeProcesses.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
