package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import dev.assay.testing.SharedData;
import dev.assay.testing.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts on published solutions against their labels. */
@Tag("corpora")
@NeedsProgram({"python3", "bwrap"})
final class CodeCorporaTest {
    /** Qwen's evaluation gives these to Python solutions; a suite that wants them says so in its preamble. */
    private static final String IMPORTS = """
            import math, re, sys, copy, datetime, itertools, collections, heapq, functools, hashlib, string
            from typing import *
            from collections import *
            """;

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void humanEval_canonicalSolutions_allPass(Rung rung) throws Exception {
        CodeScorer scorer = CodeScorers.on(rung, CodeProcesses.LIMITS);
        List<String> failed = new ArrayList<>();
        for (JsonNode row : SharedData.rows("code/problems_humaneval.jsonl.gz")) {
            Assessment assessment = scorer.assess(
                    humanEval(row),
                    CodeReplies.reply(row.path("canonical_solution").asText()));
            if (!right(assessment)) {
                failed.add(row.path("task_id").asText() + " " + assessment);
            }
        }
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void mbpp_canonicalSolutions_allPass(Rung rung) throws Exception {
        CodeScorer scorer = CodeScorers.on(rung, CodeProcesses.LIMITS);
        List<String> failed = new ArrayList<>();
        for (JsonNode row : SharedData.rows("code/problems_mbpp_sanitized.jsonl.gz")) {
            Assessment assessment = scorer.assess(
                    mbpp(row), CodeReplies.fenced(row.path("canonical_solution").asText()));
            if (!right(assessment)) {
                failed.add(row.path("task_id").asText() + " " + assessment);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void humanEval_modelSolutions_agreeWithLabels() throws Exception {
        CodeScorer scorer = CodeScorers.on(Rung.LANDLOCK, CodeProcesses.LIMITS);
        Map<String, JsonNode> problems = new HashMap<>();
        SharedData.rows("code/problems_humaneval.jsonl.gz")
                .forEach(row -> problems.put(row.path("task_id").asText(), row));
        List<String> differing = new ArrayList<>();
        int graded = 0;
        for (JsonNode row : SharedData.rows("code/samples_qwen25coder_evalplus.jsonl.gz")) {
            JsonNode problem = problems.get(row.path("task_id").asText());
            if (problem == null || !row.path("suite").asText().equals("humanevalplus")) {
                continue;
            }
            graded++;
            Assessment assessment = scorer.assess(
                    humanEval(problem),
                    CodeReplies.fenced(row.path("completion").asText()));
            if (right(assessment) != row.path("label").asBoolean()) {
                differing.add(row.path("task_id").asText() + " "
                        + row.path("model").asText() + " " + row.path("label") + " " + assessment);
            }
        }
        assertThat(graded).isEqualTo(328);
        assertThat(differing).isEmpty();
    }

    /** Raw chat answers; their authors published pass@1 alone. We may accept more, for we look for code in more places. */
    @Test
    void multiplE_chatAnswers_passAsOftenAsPublished() throws Exception {
        CodeScorer scorer = CodeScorers.on(Rung.LANDLOCK, CodeProcesses.LIMITS);
        Map<String, List<JsonNode>> cells = new TreeMap<>();
        for (JsonNode row : SharedData.rows("code/samples_chat_multipl_e.jsonl.gz")) {
            if (row.path("language").asText().equals("python")) {
                cells.computeIfAbsent(row.path("model").asText(), model -> new ArrayList<>())
                        .add(row);
            }
        }
        assertThat(cells).isNotEmpty();
        for (Map.Entry<String, List<JsonNode>> cell : cells.entrySet()) {
            int right = 0;
            for (JsonNode row : cell.getValue()) {
                right += right(scorer.assess(
                                chat(row),
                                CodeReplies.reply(row.path("completion").asText())))
                        ? 1
                        : 0;
            }
            double published =
                    cell.getValue().get(0).path("aggregate_pass_at_1").asDouble();
            assertThat((double) right / cell.getValue().size())
                    .as(cell.getKey())
                    .isBetween(published - 0.01, published + 0.04);
        }
    }

    @Test
    void contestPrograms_ofOurs_areRightWhereTheyShouldBe() throws Exception {
        Map<String, JsonNode> problems = new HashMap<>();
        SharedData.rows("code/problems_stdio_codecontests20.jsonl.gz")
                .forEach(row -> problems.put(row.path("task_id").asText(), row));
        List<CodeCorpus.Sample> samples = new ArrayList<>();
        for (JsonNode solution : Table.read(CodeCorporaTest.class, "contest-solutions.yaml")) {
            JsonNode problem =
                    Objects.requireNonNull(problems.get(solution.path("task").asText()));
            samples.add(new CodeCorpus.Sample(
                    solution.path("task").asText(),
                    CodeTaskFile.read(
                            "task.json",
                            problem.toString().getBytes(StandardCharsets.UTF_8),
                            "python",
                            Optional.empty()),
                    CodeReplies.fenced(solution.path("code").asText()),
                    solution));
        }
        assertThat(CodeCorpus.grade(CodeScorers.on(Rung.NAMESPACES, CodeProcesses.LIMITS), samples))
                .hasSize(8)
                .allMatch(each ->
                        each.isRight() == each.sample().row().path("right").asBoolean());
    }

    private static Task chat(JsonNode row) {
        String prompt = row.path("prompt").asText();
        String test = row.path("tests").asText();
        String call = test.strip().substring(test.strip().lastIndexOf('\n') + 1);
        String entry = call.substring(call.indexOf('(') + 1, call.indexOf(')'));
        return CodeReplies.task(entry, IMPORTS + prompt, new CodeTests.Asserts(List.of(test)));
    }

    private static boolean right(Assessment assessment) {
        return assessment.verdict().fold(graded -> graded.value() == 1, undecided -> false, ungraded -> false);
    }

    private static Task humanEval(JsonNode row) {
        return CodeReplies.task(
                row.path("entry_point").asText(),
                row.path("prompt").asText(),
                new CodeTests.Check(row.path("test").asText()));
    }

    private static Task mbpp(JsonNode row) {
        List<String> asserts = new ArrayList<>();
        row.path("test_list").forEach(each -> asserts.add(each.asText()));
        List<String> imports = new ArrayList<>();
        row.path("test_imports").forEach(each -> imports.add(each.asText()));
        return CodeReplies.task(entry(row, asserts), String.join("\n", imports), new CodeTests.Asserts(asserts));
    }

    /** The function of the canonical solution that the tests call. */
    private static String entry(JsonNode row, List<String> asserts) {
        return row.path("canonical_solution")
                .asText()
                .lines()
                .filter(line -> line.startsWith("def "))
                .map(line -> line.substring(4, line.indexOf('(')).strip())
                .filter(name ->
                        asserts.stream().anyMatch(test -> test.contains(name + "(") || test.contains(name + " (")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry in " + row.path("task_id")));
    }
}
