package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.Build;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import dev.assay.testing.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts on published solutions in languages other than Python. */
@Tag("corpora")
@NeedsProgram({"python3", "bwrap", "node"})
final class LanguageCorporaTest {
    private static final Pattern CANDIDATE = Pattern.compile("candidate = (\\w+);");
    private static final Pattern HEAD = Pattern.compile("(?:const|let|var)\\s+(\\w+)\\s*=|function\\s+(\\w+)");

    /**
     * The prompts are heads without bodies, the solutions their continuations. 162 requires an npm package; 112 and 155 are wrong by their
     * own tests, which nobody sees who looks at the exit status alone: node's console.assert only prints.
     */
    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void humanEvalX_javascriptCanonicalSolutions_passButThree(Rung rung) throws Exception {
        CodeScorer scorer = CodeScorers.on(rung, CodeProcesses.LIMITS);
        List<String> failed = new ArrayList<>();
        int graded = 0;
        for (JsonNode row : SharedData.rows("code/problems_humaneval_x.jsonl.gz")) {
            if (!row.path("language").asText().equals("js")) {
                continue;
            }
            graded++;
            Assessment assessment = scorer.assess(
                    humanEvalX(row),
                    CodeReplies.reply(row.path("canonical_solution").asText()));
            if (!right(assessment)) {
                failed.add(row.path("task_id").asText() + " " + assessment.tests());
            }
        }
        assertThat(graded).isEqualTo(164);
        assertThat(failed.stream().map(each -> each.split(" ", -1)[0]).toList())
                .as(failed.toString())
                .containsExactly(
                        "HumanEval-X/JavaScript/112", "HumanEval-X/JavaScript/155", "HumanEval-X/JavaScript/162");
        assertThat(failed.get(2)).contains("js-md5");
        scorer.close();
    }

    /**
     * The count that is known from others, 163, is of exit statuses. The suite's own runner takes a program that writes anything, as a
     * failed assertion makes node do, for failed: by it 161 pass, as by ours.
     */
    @Test
    void humanEvalX_javascriptCanonicalPrograms_exitWithZeroButOneAndAreSilentButThree() throws Exception {
        Sandbox sandbox = CodeScorers.sandbox(Rung.LANDLOCK);
        LanguageRuntime node = CodeScorers.runtimes(sandbox).of("javascript");
        List<String> ended = new ArrayList<>();
        List<String> spoke = new ArrayList<>();
        for (JsonNode row : SharedData.rows("code/problems_humaneval_x.jsonl.gz")) {
            if (row.path("language").asText().equals("js")) {
                String program = row.path("prompt").asText()
                        + row.path("canonical_solution").asText()
                        + "\n"
                        + row.path("test").asText();
                Outcome outcome = run(node, program);
                String number = row.path("task_id").asText().replaceFirst(".*/", "");
                if (outcome.exit() != 0) {
                    ended.add(number);
                }
                if (!(outcome.stdout() + outcome.stderr()).isEmpty()) {
                    spoke.add(number);
                }
            }
        }
        assertThat(ended).containsExactly("162");
        assertThat(spoke).containsExactly("112", "155", "162");
        sandbox.close();
    }

    private static Outcome run(LanguageRuntime runtime, String program) throws Exception {
        Build build = runtime.compile(program);
        String main = runtime.toolchain().language().names().of(program).main();
        return runtime.run(build.files(), main, "", CodeProcesses.LIMITS);
    }

    /** Raw chat answers; their authors published pass@1 alone. We may accept more, for we look for code in more places. */
    @Test
    void multiplE_javascriptChatAnswers_passAsOftenAsPublished() throws Exception {
        CodeScorer scorer = CodeScorers.on(Rung.LANDLOCK, CodeProcesses.LIMITS);
        Map<String, List<JsonNode>> cells = new TreeMap<>();
        for (JsonNode row : SharedData.rows("code/samples_chat_multipl_e.jsonl.gz")) {
            if (row.path("language").asText().equals("js")) {
                cells.computeIfAbsent(row.path("model").asText(), model -> new ArrayList<>())
                        .add(row);
            }
        }
        assertThat(cells).hasSize(4);
        for (Map.Entry<String, List<JsonNode>> cell : cells.entrySet()) {
            double right = 0;
            for (JsonNode row : cell.getValue()) {
                Assessment assessment = scorer.assess(
                        multiplE(row), CodeReplies.reply(row.path("completion").asText()));
                right += right(assessment) ? 1 : 0;
            }
            double published =
                    cell.getValue().get(0).path("aggregate_pass_at_1").asDouble();
            System.err.println(cell.getKey() + " " + right / cell.getValue().size() + " " + published);
            assertThat(right / cell.getValue().size()).as(cell.getKey()).isBetween(published - 0.01, published + 0.04);
        }
        scorer.close();
    }

    private static Task multiplE(JsonNode row) {
        Matcher entry = CANDIDATE.matcher(row.path("tests").asText());
        assertThat(entry.find()).isTrue();
        return task(
                "javascript",
                entry.group(1),
                row.path("prompt").asText(),
                new CodeTests.Check(row.path("tests").asText()));
    }

    private static Task humanEvalX(JsonNode row) {
        return task(
                "javascript",
                entry(row.path("declaration").asText()),
                row.path("prompt").asText(),
                new CodeTests.Check(row.path("test").asText()));
    }

    static Task task(String language, String entry, String preamble, CodeTests tests) {
        Optional<String> name = entry.isEmpty() ? Optional.empty() : Optional.of(entry);
        return new Task("t", Map.of(), new CodeTarget(language, name, preamble, tests), Set.of());
    }

    private static String entry(String declaration) {
        Matcher matcher = HEAD.matcher(declaration);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        }
        return last;
    }

    private static boolean right(Assessment assessment) {
        return assessment.verdict().fold(graded -> graded.value() == 1, undecided -> false, ungraded -> false);
    }
}
