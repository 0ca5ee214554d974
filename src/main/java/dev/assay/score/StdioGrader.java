package dev.assay.score;

import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.CodeTests.Stdio;
import dev.assay.suite.CodeTests.StdioCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whole programs: a process for each case, with real standard input and output. The exit status must be 0. After three cases at a limit,
 * or when the CPU time of the whole is used up, the rest is given that verdict, marked as not run.
 */
final class StdioGrader {
    private final CodeProcesses processes;

    StdioGrader(CodeProcesses processes) {
        this.processes = processes;
    }

    List<TestVerdict> grade(String source, Stdio tests) throws SandboxException, InterruptedException {
        List<TestVerdict> verdicts = new ArrayList<>();
        Chances chances = processes.chances();
        Duration left = processes.limits().cpuTotal();
        Optional<TestVerdict> last = Optional.empty();
        for (StdioCase test : tests.cases()) {
            String name = String.valueOf(verdicts.size());
            if (last.isPresent() && (chances.isOver() || left.isNegative())) {
                Kind kind = chances.isOver() ? last.get().kind() : Kind.TIME_LIMIT;
                verdicts.add(new TestVerdict(name, kind, "not run: earlier cases used up the limits", 0));
                continue;
            }
            Outcome outcome = processes.run(source, test.stdin());
            if (outcome.hit().isPresent()) {
                chances.spend(CodeFailures.kind(outcome));
            }
            left = left.minus(outcome.cpu());
            last = Optional.of(verdict(name, test, outcome));
            verdicts.add(last.get());
        }
        return verdicts;
    }

    private static TestVerdict verdict(String name, StdioCase test, Outcome outcome) {
        long cpu = outcome.cpu().toMillis();
        if (!outcome.isClean()) {
            return new TestVerdict(name, CodeFailures.kind(outcome), CodeFailures.detail(outcome), cpu);
        }
        return TokenComparison.difference(test.stdout(), outcome.stdout())
                .map(difference -> new TestVerdict(name, Kind.WRONG_ANSWER, difference, cpu))
                .orElseGet(() -> new TestVerdict(name, Kind.PASS, "", cpu));
    }
}
