package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task of LiveCodeBench: tests of {@code {input, output, testtype}} in {@code public_test_cases} and {@code private_test_cases} (JSON, or the
 * packed text of {@code code_generation_lite}) or in {@code tests}; the function's name in {@code metadata}, its head in {@code starter_code}.
 * A functional test has an argument a line. Before every program stand the imports that LiveCodeBench gives it.
 */
final class LiveCodeBenchRow {
    /** What its evaluation puts before a solution, in its order: the later names hide the earlier ones. */
    private static final String IMPORTS = Stream.of(
                            "string re datetime collections heapq bisect copy math random statistics itertools functools operator io sys json"
                                    .split(" "))
                    .map("from %s import *\n"::formatted)
                    .collect(Collectors.joining())
            + "from builtins import *\nfrom typing import *\n"
            + "import string, re, datetime, collections, heapq, bisect, copy, math, random, statistics, itertools, functools\n"
            + "import operator, io, sys, json\nsys.setrecursionlimit(50000)\n";

    private final TaskRow row;

    LiveCodeBenchRow(TaskRow row) {
        this.row = row;
    }

    Target.CodeTarget target(String language) {
        List<JsonNode> tests = tests();
        boolean functional = isFunctional(tests.get(0));
        if (tests.stream().anyMatch(test -> isFunctional(test) != functional)) {
            throw row.error("some tests are functional and some are not", "Make two tasks of it.");
        }
        String preamble = row.text("preamble").orElse(IMPORTS);
        if (!functional) {
            return new Target.CodeTarget(
                    language, Optional.empty(), preamble, new CodeTests.Stdio(programs(tests), true));
        }
        String entry = row.text("entry")
                .or(this::function)
                .orElseThrow(() -> row.error(
                        "no `func_name` in `metadata`", "Write the name of the function that the tests call."));
        String head = row.text("starter_code").map(code -> "\n" + code).orElse("");
        return new Target.CodeTarget(
                language, Optional.of(entry), preamble + head, new CodeTests.Calls(calls(tests), CallOracle.LISTS, 0));
    }

    private List<JsonNode> tests() {
        List<JsonNode> tests = new ArrayList<>();
        for (String field : List.of("public_test_cases", "private_test_cases")) {
            row.node(field).ifPresent(node -> cases(field, node).forEach(tests::add));
        }
        return tests.isEmpty() ? row.list("tests") : tests;
    }

    private JsonNode cases(String field, JsonNode node) {
        JsonNode list = node;
        if (node.isTextual()) {
            String text = node.textValue().strip();
            list = json(field, text.startsWith("[") ? text : unpacked(field, text));
        }
        if (!list.isArray()) {
            throw row.error("`%s` is no list".formatted(field), "Write [{\"input\", \"output\", \"testtype\"}, ...].");
        }
        return list;
    }

    private String unpacked(String field, String text) {
        return PackedText.of(text)
                .orElseThrow(() -> row.error(
                        "`%s` is neither JSON nor LiveCodeBench's packed text".formatted(field),
                        "Fetch the file again, or unpack the field."));
    }

    private Optional<String> function() {
        return row.node("metadata")
                .map(node -> node.isTextual() ? json("metadata", node.textValue()) : node)
                .map(node -> node.path("func_name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private JsonNode json(String field, String text) {
        try {
            return Rows.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw row.error("`%s` holds no JSON".formatted(field), "Mend the task.");
        }
    }

    private boolean isFunctional(JsonNode test) {
        String type = CodeTestsReader.text(row, test, "testtype").textValue();
        if (type.equals("functional") || type.equals("stdin")) {
            return type.equals("functional");
        }
        throw row.error("`testtype` is `%s`".formatted(type), "Write `functional` or `stdin`.");
    }

    private List<CodeTests.StdioCase> programs(List<JsonNode> tests) {
        return tests.stream()
                .map(test -> new CodeTests.StdioCase(text(test, "input"), text(test, "output")))
                .toList();
    }

    private List<CodeTests.Call> calls(List<JsonNode> tests) {
        List<CodeTests.Call> calls = new ArrayList<>();
        for (JsonNode test : tests) {
            ArrayNode arguments = Rows.JSON.createArrayNode();
            text(test, "input")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> arguments.add(PythonJson.of(json("input", line))));
            String want = PythonJson.of(json("output", text(test, "output"))).toString();
            calls.add(new CodeTests.Call(String.valueOf(calls.size()), arguments.toString(), want));
        }
        return calls;
    }

    private String text(JsonNode test, String name) {
        return CodeTestsReader.text(row, test, name).textValue();
    }
}
