package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.CodeTests.Case;
import dev.assay.suite.CodeTests.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    List<TestVerdict> grade(String source, String entry, Cases tests) throws SandboxException, InterruptedException {
        List<TestVerdict> verdicts = new ArrayList<>();
        try (SolutionUnderTest solution = new SolutionUnderTest(processes, source, entry)) {
            for (Case test : tests.cases()) {
                verdicts.add(grade(String.valueOf(verdicts.size()), test, solution));
            }
        }
        return verdicts;
    }

    private static TestVerdict grade(String name, Case test, SolutionUnderTest solution)
            throws SandboxException, InterruptedException {
        Optional<JsonNode> arguments = TypedJson.read(test.args()).filter(JsonNode::isArray);
        Optional<JsonNode> want = TypedJson.read(test.want());
        if (arguments.isEmpty() || want.isEmpty()) {
            return new TestVerdict(name, Kind.GRADER_ERROR, "args is no JSON array, or want is no JSON", 0);
        }
        CallResult result =
                solution.call((ArrayNode) TypedJson.of(arguments.get()).node());
        return verdict(name, result, want.get(), value -> value);
    }

    /**
     * The verdict of one call.
     *
     * @param python what the value would be in Python, which the comparison knows
     */
    static TestVerdict verdict(String name, CallResult result, JsonNode want, UnaryOperator<TypedJson> python) {
        long cpu = result.cpu().toMillis();
        return result.fold(
                value -> CaseComparison.equal(want, python.apply(value.json()))
                        ? new TestVerdict(name, Kind.PASS, "", cpu)
                        : new TestVerdict(
                                name,
                                Kind.WRONG_ANSWER,
                                "got %s, want %s".formatted(shown(value.json().toString()), shown(want.toString())),
                                cpu),
                raised -> new TestVerdict(name, raised.kind(), raised.detail(), cpu),
                failed -> new TestVerdict(name, failed.kind(), failed.detail(), cpu));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
