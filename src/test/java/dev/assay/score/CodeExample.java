package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A program with tests from a file beside the tests. */
record CodeExample(String name, Task task, String code, JsonNode row) {
    static List<CodeExample> in(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(CodeExample.class.getResourceAsStream(file), file)) {
            List<CodeExample> examples = new ArrayList<>();
            for (JsonNode row : new ObjectMapper(new YAMLFactory()).readTree(in)) {
                Task task = row.path("row").isObject()
                        ? CodeTaskFile.read(
                                "row.json",
                                row.path("row").toString().getBytes(StandardCharsets.UTF_8),
                                "python",
                                Optional.empty())
                        : CodeReplies.task(
                                row.path("entry").asText(), row.path("preamble").asText(), tests(row));
                examples.add(new CodeExample(
                        row.path("name").asText(), task, row.path("code").asText(), row));
            }
            return examples;
        }
    }

    static CodeTests tests(JsonNode row) {
        if (row.has("cases")) {
            return new CodeTests.Cases(list(row.path("cases")).stream()
                    .map(each -> new CodeTests.Case(
                            each.path(0).toString(), each.path(1).toString()))
                    .toList());
        }
        if (row.has("check")) {
            return new CodeTests.Check(row.path("check").asText());
        }
        if (row.has("asserts")) {
            return new CodeTests.Asserts(
                    list(row.path("asserts")).stream().map(JsonNode::asText).toList());
        }
        return new CodeTests.Stdio(list(row.path("stdio")).stream()
                .map(each -> new CodeTests.StdioCase(
                        each.path(0).asText(), each.path(1).asText()))
                .toList());
    }

    List<String> want() {
        return list("want");
    }

    List<String> list(String field) {
        return list(row.path(field)).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    @Override
    public String toString() {
        return name;
    }
}
