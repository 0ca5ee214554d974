package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Reply;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import dev.assay.testing.SharedData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts do not depend on how many workers there are. */
@Tag("corpora")
@NeedsProgram({"python3", "bwrap"})
final class CodeWorkersTest {
    private static final int WORKERS = 8;
    private static final int TIMES = 3;
    private static final int WRONG_SAMPLES = 60;

    /** Far above what the canonical solutions need, on a slow machine too. */
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(4), Duration.ofSeconds(16), 512L << 20, 1 << 20, 4 << 20);

    private record Sample(String id, Task task, Reply reply) {}

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void assess_oneAndEightWorkers_giveTheSameVerdicts(Rung rung) throws Exception {
        List<Sample> samples = samples();
        try (CodeScorer alone = CodeScorers.in(CodeScorers.sandbox(rung), LIMITS, 1);
                CodeScorer many = CodeScorers.in(CodeScorers.sandbox(rung), LIMITS, WORKERS)) {
            Map<String, String> expected = verdicts(alone, samples, 1);

            assertThat(expected.values().stream().filter(verdict -> verdict.startsWith("1.0")))
                    .hasSizeGreaterThanOrEqualTo(164);
            assertThat(expected.values().stream().filter(verdict -> verdict.startsWith("0.0")))
                    .hasSize(WRONG_SAMPLES);
            for (int i = 0; i < TIMES; i++) {
                assertThat(verdicts(many, samples, WORKERS)).isEqualTo(expected);
            }
        }
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        Map<String, Task> tasks = new HashMap<>();
        for (JsonNode row : SharedData.rows("code/problems_humaneval.jsonl.gz")) {
            Task task = CodeReplies.task(
                    row.path("entry_point").asText(),
                    row.path("prompt").asText(),
                    new CodeTests.Check(row.path("test").asText()));
            tasks.put(row.path("task_id").asText(), task);
            samples.add(new Sample(
                    row.path("task_id").asText(),
                    task,
                    CodeReplies.reply(row.path("canonical_solution").asText())));
        }
        for (JsonNode row : SharedData.rows("code/samples_qwen25coder_evalplus.jsonl.gz")) {
            Task task = tasks.get(row.path("task_id").asText());
            boolean wrong = row.path("suite").asText().equals("humanevalplus")
                    && !row.path("label").asBoolean();
            if (task != null && wrong && samples.size() < 164 + WRONG_SAMPLES) {
                samples.add(new Sample(
                        row.path("task_id").asText() + " " + row.path("model").asText(),
                        task,
                        CodeReplies.fenced(row.path("completion").asText())));
            }
        }
        return samples;
    }

    /** By sample: the value, and the kind of each test's verdict. */
    private static Map<String, String> verdicts(CodeScorer scorer, List<Sample> samples, int workers) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Map<String, Future<Assessment>> futures = new HashMap<>();
            samples.forEach(sample ->
                    futures.put(sample.id(), pool.submit(() -> scorer.assess(sample.task(), sample.reply()))));
            Map<String, String> verdicts = new HashMap<>();
            for (Map.Entry<String, Future<Assessment>> each : futures.entrySet()) {
                Assessment assessment = each.getValue().get(4, TimeUnit.MINUTES);
                verdicts.put(
                        each.getKey(),
                        assessment
                                        .verdict()
                                        .fold(
                                                graded -> String.valueOf(graded.value()),
                                                undecided -> "undecided",
                                                ungraded -> ungraded.reason())
                                + assessment.tests().stream()
                                        .map(test -> test.kind().text())
                                        .toList());
            }
            return verdicts;
        } finally {
            pool.shutdownNow();
        }
    }
}
