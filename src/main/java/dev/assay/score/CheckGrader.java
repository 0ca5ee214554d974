package dev.assay.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RPC mode: the tests run unmodified in a checker process that never sees the solution; the function that they call is a proxy, whose
 * calls go through here to the solution's process and come back as plain built-in values.
 */
final class CheckGrader {
    private final FunctionProcesses processes;

    CheckGrader(FunctionProcesses processes) {
        this.processes = processes;
    }

    /**
     * Grades a solution.
     *
     * @param prelude trusted code that the tests may rely on
     * @param function that takes the function under test, as HumanEval's {@code check}; empty where the sources call it by name
     * @param sources trusted test code, a verdict each
     */
    List<TestVerdict> grade(String source, String entry, String prelude, String function, List<String> sources)
            throws SandboxException, InterruptedException {
        try (WarmProcesses.Lease checker = processes.checker();
                SolutionUnderTest solution = new SolutionUnderTest(processes, source, entry)) {
            Optional<CallResult> unloaded = solution.load();
            if (unloaded.isPresent()) {
                checker.keep();
                return solution.withPeak(sameForAll(unloaded.get(), function, sources.size()));
            }
            ArrayNode request =
                    TypedJson.array().add("tests").add(prelude).add(entry).add(function);
            sources.forEach(request.addArray()::add);
            CheckTalk talk = new CheckTalk(checker, solution, function, processes.failures());
            List<TestVerdict> verdicts = talk.verdicts(TypedJson.write(request), sources.size());
            if (talk.wasEasy()) {
                checker.keep();
            }
            return solution.withPeak(verdicts);
        }
    }

    static String name(String function, int index) {
        return function.isEmpty() ? String.valueOf(index) : function;
    }

    static List<TestVerdict> sameForAll(CallResult failure, String function, int count) {
        List<TestVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            verdicts.add(verdict(name(function, i), failure, failure.cpu().toMillis()));
        }
        return verdicts;
    }

    static TestVerdict verdict(String name, CallResult failure, long cpu) {
        return failure.fold(
                value -> new TestVerdict(name, Kind.GRADER_ERROR, "a value is no failure", cpu),
                raised -> new TestVerdict(name, raised.kind(), raised.detail(), cpu),
                failed -> new TestVerdict(name, failed.kind(), failed.detail(), cpu));
    }
}
