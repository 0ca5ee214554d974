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
    private final WholeProgram.Maker maker;
    private final Allowance allowance;

    StdioGrader(WholeProgram.Maker maker, Allowance allowance) {
        this.maker = maker;
        this.allowance = allowance;
    }

    List<TestVerdict> grade(String source, Stdio tests) throws SandboxException, InterruptedException {
        List<TestVerdict> verdicts = new ArrayList<>();
        WholeProgram.Made made = maker.make(source);
        Chances chances = allowance.chances();
        Duration left = allowance.limits().cpuTotal();
        Optional<TestVerdict> last = Optional.empty();
        for (StdioCase test : tests.cases()) {
            String name = String.valueOf(verdicts.size());
            if (made.kind() != Kind.PASS) {
                verdicts.add(new TestVerdict(name, made.kind(), made.detail(), 0));
                continue;
            }
            if (last.isPresent() && (chances.isOver() || left.isNegative())) {
                Kind kind = chances.isOver() ? last.get().kind() : Kind.TIME_LIMIT;
                verdicts.add(new TestVerdict(name, kind, "not run: earlier cases used up the limits", 0));
                continue;
            }
            Outcome outcome = made.program().run(test.stdin());
            if (outcome.hit().isPresent()) {
                chances.spend(made.program().failures().kind(outcome));
            }
            left = left.minus(outcome.cpu());
            last = Optional.of(verdict(
                            name,
                            test,
                            tests.decimals(),
                            outcome,
                            made.program().failures())
                    .withPeak(outcome.peakBytes())
                    .withOutput(outcome.stdout()));
            verdicts.add(last.get());
            if (last.get().isFailure()) {
                chances.settle();
            }
        }
        return verdicts;
    }

    private static TestVerdict verdict(
            String name, StdioCase test, boolean decimals, Outcome outcome, CodeFailures failures) {
        long cpu = outcome.cpu().toMillis();
        if (!outcome.isClean()) {
            return new TestVerdict(name, failures.kind(outcome), failures.detail(outcome), cpu);
        }
        return TokenComparison.difference(test.stdout(), outcome.stdout(), decimals)
                .map(difference -> new TestVerdict(name, Kind.WRONG_ANSWER, difference, cpu))
                .orElseGet(() -> new TestVerdict(name, Kind.PASS, "", cpu));
    }
}
