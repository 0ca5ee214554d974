package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.answer.Answer;
import dev.assay.score.Assessment;
import dev.assay.score.TestVerdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One solution that was run by hand: what was taken for the program, and what became of each test. */
public final class ExecutionText {
    private static final int LONGEST = 300;
    private static final int MOST_LINES = 20;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Assessment assessment;
    private final String rung;
    private final String runtime;

    /**
     * What a scorer said.
     *
     * @param rung of the sandbox
     * @param runtime what ran the program, such as {@code Python 3.11.2}
     */
    public ExecutionText(Assessment assessment, String rung, String runtime) {
        this.assessment = assessment;
        this.rung = rung;
        this.runtime = runtime;
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("sandbox  %s, %s\n".formatted(rung, SafeText.line(runtime, LONGEST)));
        text.append("rule     %s\n".formatted(assessment.answer().fold(Answer.Found::rule, missing -> "none")));
        program().ifPresent(program -> {
            text.append("program\n");
            SafeText.lines(program)
                    .stripTrailing()
                    .lines()
                    .forEach(line -> text.append(line.isEmpty() ? "\n" : "  " + line + "\n"));
        });
        if (!assessment.tests().isEmpty()) {
            Grid grid = new Grid(Set.of(2, 3), List.of("test", "verdict", "CPU ms", "MiB", ""));
            assessment
                    .tests()
                    .forEach(test -> grid.add(List.of(
                            SafeText.line(test.name(), 40),
                            test.kind().text(),
                            Long.toString(test.cpuMillis()),
                            test.peakMiB() == 0 ? "-" : Long.toString(test.peakMiB()),
                            SafeText.line(test.detail(), LONGEST))));
            text.append(grid.print());
            assessment.tests().stream()
                    .filter(test -> test.kind() != TestVerdict.Kind.PASS
                            && !test.output().isBlank())
                    .forEach(test -> output(test, text));
        }
        return text.append("verdict  %s: %s\n"
                        .formatted(verdict(), SafeText.line(assessment.verdict().reason(), LONGEST)))
                .toString();
    }

    /** {@code {verdict, reason, rule, program, sandbox, runtime, tests: [{name, verdict, detail, cpuMillis, peakMiB, output}]}} on a line. */
    public String json() {
        ObjectNode node = JSON.createObjectNode()
                .put("verdict", verdict())
                .put("reason", assessment.verdict().reason())
                .put("rule", assessment.answer().<String>fold(Answer.Found::rule, missing -> null))
                .put("program", program().orElse(null))
                .put("sandbox", rung)
                .put("runtime", runtime);
        ArrayNode tests = node.putArray("tests");
        for (TestVerdict test : assessment.tests()) {
            tests.addObject()
                    .put("name", test.name())
                    .put("verdict", test.kind().text())
                    .put("detail", test.detail())
                    .put("cpuMillis", test.cpuMillis())
                    .put("peakMiB", test.peakMiB() == 0 ? null : Long.valueOf(test.peakMiB()))
                    .put("output", test.output());
        }
        try {
            return JSON.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is JSON", e);
        }
    }

    private static void output(TestVerdict test, StringBuilder text) {
        text.append("output of %s\n".formatted(SafeText.line(test.name(), 40)));
        SafeText.lines(test.output())
                .stripTrailing()
                .lines()
                .limit(MOST_LINES)
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private Optional<String> program() {
        return assessment.answer().fold(found -> Optional.of(found.text()), missing -> Optional.empty());
    }

    private String verdict() {
        return assessment
                .verdict()
                .fold(
                        graded -> graded.value() == 1 ? "right" : program().isPresent() ? "wrong" : "noAnswer",
                        undecided -> "undecided",
                        ungraded -> "graderFailed");
    }
}
