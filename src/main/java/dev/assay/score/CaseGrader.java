package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Data mode: arguments in, results out, compared here. Every case is judged: one that hangs or crashes costs its process, and the next
 * runs in a new one. After three such, the rest is given the last one's verdict, marked as not run.
 */
final class CaseGrader {
    private static final int SHOWN = 200;

    private final FunctionProcesses processes;

    CaseGrader(FunctionProcesses processes) {
        this.processes = processes;
    }

    List<TestVerdict> grade(String source, String entry, List<CallTest> tests)
            throws SandboxException, InterruptedException {
        List<TestVerdict> verdicts = new ArrayList<>();
        try (SolutionUnderTest solution = new SolutionUnderTest(processes, source, entry)) {
            tests.forEach(test -> test.arguments().ifPresent(given -> solution.announce(given, test.byDigest())));
            for (CallTest test : tests) {
                TestVerdict verdict = grade(test, solution);
                if (verdict.isFailure()) {
                    solution.settle();
                }
                verdicts.add(verdict);
            }
            return solution.withPeak(verdicts);
        }
    }

    private static TestVerdict grade(CallTest test, SolutionUnderTest solution)
            throws SandboxException, InterruptedException {
        String name = test.name();
        if (test.arguments().isEmpty()) {
            return new TestVerdict(name, Kind.GRADER_ERROR, "args is no JSON array, or want is no JSON", 0);
        }
        return verdict(name, solution.next(), test.want(), test.right());
    }

    /**
     * The verdict of one call of Java.
     *
     * @param python what the value would be in Python, which the comparison knows
     */
    static TestVerdict verdict(String name, CallResult result, JsonNode want, UnaryOperator<TypedJson> python) {
        return verdict(name, result, want.toString(), value -> CaseComparison.equal(want, python.apply(value)));
    }

    private static TestVerdict verdict(String name, CallResult result, String want, Predicate<TypedJson> right) {
        long cpu = result.cpu().toMillis();
        return result.fold(
                value -> returned(name, want, right, value.json(), cpu),
                raised -> new TestVerdict(name, raised.kind(), raised.detail(), cpu),
                failed -> new TestVerdict(name, failed.kind(), failed.detail(), cpu));
    }

    private static TestVerdict returned(
            String name, String want, Predicate<TypedJson> right, TypedJson value, long cpu) {
        String got = value.beginning(SHOWN);
        TestVerdict verdict = right.test(value)
                ? new TestVerdict(name, Kind.PASS, "", cpu)
                : new TestVerdict(name, Kind.WRONG_ANSWER, "got %s, want %s".formatted(got, shown(want)), cpu);
        return verdict.withOutput(got);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
