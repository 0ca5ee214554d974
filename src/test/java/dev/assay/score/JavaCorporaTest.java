package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import dev.assay.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts on published Java solutions against their labels. */
@Tag("corpora")
@NeedsProgram({"python3", "bwrap", "javac"})
final class JavaCorporaTest {
    /** Whole classes on one rung, on the other what continues the prompt, as base models answer. */
    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void humanEvalX_canonicalSolutions_allPass(Rung rung) throws Exception {
        List<String> failed = new ArrayList<>();
        int graded = 0;
        try (CodeScorer scorer = CodeScorers.on(rung, CodeProcesses.LIMITS)) {
            for (JsonNode row : SharedData.rows("code/problems_humaneval_x.jsonl.gz")) {
                if (!row.path("language").asText().equals("java")) {
                    continue;
                }
                graded++;
                String body = row.path("canonical_solution").asText();
                String program = row.path("declaration").asText() + body;
                String reply = rung == Rung.LANDLOCK ? body : "```java\n" + program + "\n```\n";
                Assessment assessment = scorer.assess(humanEvalX(row), CodeReplies.reply(reply));
                if (assessment.tests().stream().anyMatch(test -> test.kind() != TestVerdict.Kind.PASS)
                        || assessment.tests().isEmpty()) {
                    failed.add(row.path("task_id").asText() + " " + assessment);
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(graded).isEqualTo(164);
    }

    /** What is refused: pairs of more or fewer than two types, and a type without a name. */
    @Test
    void multiplE_signatures_areCallableButForOddPairs() {
        Map<String, Integer> refusals = new TreeMap<>();
        int tasks = 0;
        for (JsonNode row : SharedData.rows("code/problems_multipl_e.jsonl.gz")) {
            if (row.path("language").asText().equals("java")) {
                tasks++;
                try {
                    JavaTask.of(row.path("prompt").asText(), Optional.empty())
                            .testsWithStub(row.path("tests").asText());
                } catch (UngradableException e) {
                    String why = String.valueOf(e.getMessage())
                            .replaceAll(".*: the type|names the type", "the type")
                            .replaceAll("[0-9`].*", "");
                    refusals.merge(why, 1, Integer::sum);
                }
            }
        }
        assertThat(tasks).isEqualTo(544);
        assertThat(refusals.keySet()).as(refusals.toString()).allMatch(why -> why.contains("the type"));
        assertThat(refusals.values().stream().mapToInt(n -> n).sum())
                .as(refusals.toString())
                .isEqualTo(25);
    }

    /** Raw chat answers, nearly all of them bodies without a head, to rows that name no method. Their authors lost some of these: 0.418; here 0.589. */
    @Test
    void multiplE_chatAnswersOfBodies_passAsOftenAsPublished() throws Exception {
        List<Assessment> all = new ArrayList<>();
        double published = 0;
        try (CodeScorer scorer = CodeScorers.on(Rung.LANDLOCK, CodeProcesses.LIMITS)) {
            for (JsonNode row : SharedData.rows("code/samples_chat_multipl_e.jsonl.gz")) {
                if (row.path("language").asText().equals("java")
                        && row.path("model").asText().equals("Qwen2 (size unnamed)")) {
                    published = row.path("aggregate_pass_at_1").asDouble();
                    Task task = CodeTaskFile.read(
                            "row.json", row.toString().getBytes(StandardCharsets.UTF_8), "java", Optional.empty());
                    all.add(scorer.assess(
                            task, CodeReplies.reply(row.path("completion").asText())));
                }
            }
        }
        long right = all.stream().filter(JavaCorporaTest::isRight).count();
        assertThat(all).hasSize(158);
        assertThat((double) right / all.size()).isGreaterThanOrEqualTo(published - 0.01);
    }

    private static boolean isRight(Assessment assessment) {
        return assessment.verdict().fold(graded -> graded.value() == 1, undecided -> false, none -> false);
    }

    private static Task humanEvalX(JsonNode row) {
        CodeTarget target = new CodeTarget(
                "java",
                Optional.empty(),
                row.path("prompt").asText(),
                new CodeTests.Check(row.path("test").asText()));
        return new Task("t", Map.of(), target, Set.of());
    }
}
