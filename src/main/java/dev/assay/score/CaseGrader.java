package dev.assay.score;

import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Data mode: arguments in, results out, compared here. Every case is judged: one that hangs or crashes costs its process, and the next
 * runs in a new one. After three such, or one that hangs where another was wrong, the rest is given the last one's verdict, marked as not run.
 */
final class CaseGrader {
    private static final int SHOWN = 200;

    private CaseGrader() {}

    /** Grades a solution, and ends its processes. */
    static List<TestVerdict> grade(SolutionUnderTest solution, List<CallTest> tests)
            throws SandboxException, InterruptedException {
        List<TestVerdict> verdicts = new ArrayList<>();
        try (solution) {
            tests.forEach(test -> test.arguments().ifPresent(given -> solution.announce(given, test.byDigest())));
            for (CallTest test : tests) {
                TestVerdict verdict = grade(solution, test);
                if (verdict.isFailure()) {
                    solution.settle();
                }
                verdicts.add(verdict);
            }
            return solution.withPeak(verdicts);
        }
    }

    private static TestVerdict grade(SolutionUnderTest solution, CallTest test)
            throws SandboxException, InterruptedException {
        return test.arguments().isPresent()
                ? verdict(test.name(), solution.next(), test.want(), test.right())
                : new TestVerdict(
                        test.name(),
                        Kind.GRADER_ERROR,
                        "args is no JSON array that fits the function, or want is no JSON",
                        0);
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
