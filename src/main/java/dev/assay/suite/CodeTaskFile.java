package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of one coding task in a file of their own. A JSON file holds the task as a row of a suite does ({@code entry}, {@code preamble},
 * {@code tests}; a task of EvalPlus or LiveCodeBench as they have it), or just the list of tests; any other file holds Python source, which either defines HumanEval's {@code check(candidate)}
 * or is made of {@code assert} statements, one a line.
 */
public final class CodeTaskFile {
    private static final List<String> JSON = List.of(".json", ".jsonl");

    private CodeTaskFile() {}

    /**
     * The task.
     *
     * @param file as messages name it
     * @param entry the function under test, where the file does not say
     * @throws UserError where the file holds no tests
     */
    public static Task read(String file, byte[] bytes, String language, Optional<String> entry) {
        String text = SourceText.of(file, bytes);
        boolean isJson = JSON.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
        ObjectNode row =
                isJson ? json(file, text) : Rows.JSON.createObjectNode().put("tests", text);
        row.put("language", row.path("language").asText(language));
        entry.ifPresent(name -> row.put("entry", name));
        takeOver(row, "entry", "entry_point");
        takeOver(row, "tests", "test");
        if (row.path("tests").isTextual()) {
            takeOver(row, "preamble", "declaration");
            takeOver(row, "preamble", "prompt");
        }
        String target = target(row);
        TargetReader reader = TargetReader.of(Yaml.read(file, target.getBytes(StandardCharsets.UTF_8)));
        FieldNames names = new FieldNames(target.contains("evalplus") ? evalPlus(row) : Map.of());
        return new Task(
                row.path("id").asText("task"), Map.of(), reader.read(new TaskRow(new Row(file, row), names)), Set.of());
    }

    /** A member by the name that HumanEval, HumanEval-X or MultiPL-E gives it, where the row has not ours. */
    private static void takeOver(ObjectNode row, String our, String their) {
        if (!row.has(our) && row.path(their).isTextual()) {
            row.set(our, row.get(their));
        }
    }

    /** EvalPlus' names, where the row has not ours. */
    private static Map<String, FieldPath> evalPlus(ObjectNode row) {
        Map<String, FieldPath> theirs = new HashMap<>();
        Map.of("entry", "entry_point", "preamble", "prompt").forEach((our, their) -> {
            if (!row.has(our)) {
                theirs.put(our, FieldPath.named(their));
            }
        });
        return theirs;
    }

    private static ObjectNode json(String file, String text) {
        try {
            JsonNode tree = Rows.JSON.readTree(text);
            if (tree instanceof ObjectNode task) {
                return task;
            }
            if (tree.isArray()) {
                return Rows.JSON.createObjectNode().set("tests", tree);
            }
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "%s:%d: not valid JSON: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    "Mend the file.");
        }
        throw new UserError(
                file + ": neither a JSON object nor a list", "Write one task, as {\"entry\": ..., \"tests\": [...]}.");
    }

    /** What the suite of such a task would say of its tests; those of a list show their shape themselves, but for statements. */
    private static String target(ObjectNode row) {
        JsonNode tests = row.path("tests");
        if (row.has("base_input")) {
            return "{kind: code, tests: evalplus}";
        }
        if (row.has("public_test_cases") || tests.path(0).has("testtype")) {
            return "{kind: code, tests: livecodebench}";
        }
        boolean isPython = row.path("language").asText().equals("python");
        if (tests.isTextual() && (!isPython || tests.textValue().contains("def check("))) {
            return "{kind: code, tests: check}";
        }
        if (tests.isTextual()) {
            ArrayNode statements = row.putArray("tests");
            tests.textValue().lines().filter(line -> line.startsWith("assert ")).forEach(statements::add);
            return "{kind: code, tests: asserts}";
        }
        return tests.path(0).isTextual() ? "{kind: code, tests: asserts}" : "{kind: code}";
    }
}
