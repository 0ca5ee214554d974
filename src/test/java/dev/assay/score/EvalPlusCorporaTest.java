package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Rung;
import dev.assay.score.CodeCorpus.Graded;
import dev.assay.score.CodeCorpus.Sample;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import dev.assay.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EvalPlus' tasks and labels (specs/code-execution.md, section 4.2). */
@Tag("corpora")
@NeedsProgram({"python3", "bwrap"})
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class EvalPlusCorporaTest {
    private static final String HUMAN_EVAL = "code/problems_humanevalplus.jsonl.gz";
    private static final String MBPP = "code/problems_mbppplus.jsonl.gz";

    /** For a first look: most solutions that are labelled wrong and hang are wrong in it. */
    private static final Limits FIRST_LOOK =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(20), 1L << 30, 4 << 20, 16 << 20);

    /** Labels older than the set oracle. */
    private static final Set<String> DISPUTED = Set.of("Mbpp/2", "Mbpp/111", "Mbpp/232", "Mbpp/579");

    /** Slow solutions, labelled under other time limits; that of the 7b for 392 is right on every input, in 34 s. */
    private static final Set<String> SLOW = Set.of("Mbpp/123", "Mbpp/160", "Mbpp/599", "Mbpp/392");

    @Test
    void humanEvalPlus_canonicalSolutions_allPass() throws Exception {
        assertThat(failing(HUMAN_EVAL, 164)).isEmpty();
    }

    /** 255 makes millions of tuples, 4 GB of them. */
    @Test
    void mbppPlus_canonicalSolutions_passButForOne() throws Exception {
        assertThat(failing(MBPP, 378))
                .allMatch(name -> name.startsWith("Mbpp/255 "))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5b", "7b"})
    void humanEvalPlus_modelSolutions_agreeWithLabels(String model) throws Exception {
        List<Graded> graded = labelled(HUMAN_EVAL, "humanevalplus", model, 164);

        assertThat(disagreeing(graded, "label", "base/")).isEmpty();
        assertThat(disagreeing(graded, "label_plus", "")).isEmpty();
    }

    /** Without the tasks whose right solutions take a minute, on which we may differ anyway. */
    @ParameterizedTest
    @ValueSource(strings = {"1.5b", "7b"})
    void mbppPlus_modelSolutions_agreeWithLabelsButForTheDisputed(String model) throws Exception {
        List<Graded> graded = labelled(MBPP, "mbppplus", model, 374);

        assertThat(disagreeing(graded, "label", "base/"))
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(this::isDisputed);
        assertThat(disagreeing(graded, "label_plus", ""))
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(this::isDisputed);
    }

    private boolean isDisputed(String sample) {
        return DISPUTED.contains(sample.substring(0, sample.indexOf(' ')));
    }

    private static List<String> failing(String corpus, int count) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (JsonNode row : SharedData.rows(corpus)) {
            String program = (corpus.equals(HUMAN_EVAL) ? row.path("prompt").asText() : "")
                    + row.path("canonical_solution").asText();
            samples.add(new Sample(row.path("task_id").asText(), task(row), CodeReplies.fenced(program), row));
        }
        assertThat(samples).hasSize(count);
        return CodeCorpus.grade(CodeScorers.on(Rung.NAMESPACES, CodeProcesses.LIMITS), samples).stream()
                .filter(each -> !each.isRight())
                .map(Graded::toString)
                .toList();
    }

    private static List<Graded> labelled(String corpus, String suite, String model, int count) throws Exception {
        Map<String, Task> tasks = new HashMap<>();
        for (JsonNode row : SharedData.rows(corpus)) {
            tasks.put(row.path("task_id").asText(), task(row));
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonNode row : SharedData.rows("code/samples_qwen25coder_evalplus.jsonl.gz")) {
            Optional<Task> task =
                    Optional.ofNullable(tasks.get(row.path("task_id").asText()));
            boolean asked = row.path("suite").asText().equals(suite)
                    && row.path("model").asText().contains("-" + model + "-")
                    && !SLOW.contains(row.path("task_id").asText());
            if (asked && task.isPresent()) {
                String name =
                        row.path("task_id").asText() + " " + row.path("model").asText();
                samples.add(new Sample(
                        name,
                        task.get(),
                        CodeReplies.fenced(row.path("completion").asText()),
                        row));
            }
        }
        assertThat(samples).hasSize(count);
        List<Graded> graded = CodeCorpus.grade(CodeScorers.on(Rung.LANDLOCK, FIRST_LOOK), samples);
        List<Sample> slow = graded.stream()
                .filter(each -> isLabelledBetter(each.sample(), each))
                .map(Graded::sample)
                .toList();
        List<Graded> all = new ArrayList<>(
                graded.stream().filter(each -> !slow.contains(each.sample())).toList());
        if (!slow.isEmpty()) {
            all.addAll(CodeCorpus.grade(CodeScorers.on(Rung.LANDLOCK, CodeProcesses.LIMITS), slow));
        }
        return all;
    }

    /** Whether the label says right where we say wrong: then the solution is given the time that a run gives it. */
    private static boolean isLabelledBetter(Sample sample, Graded graded) {
        return (sample.row().path("label").asBoolean() && !graded.passed("base/"))
                || (sample.row().path("label_plus").asBoolean() && !graded.passed(""));
    }

    private static List<String> disagreeing(List<Graded> graded, String label, String tests) {
        return graded.stream()
                .filter(each ->
                        each.passed(tests) != each.sample().row().path(label).asBoolean())
                .map(each -> each + " labelled " + each.sample().row().path(label))
                .toList();
    }

    private static Task task(JsonNode row) {
        return CodeTaskFile.read(
                row.path("task_id").asText() + ".json",
                row.toString().getBytes(StandardCharsets.UTF_8),
                "python",
                Optional.empty());
    }
}
