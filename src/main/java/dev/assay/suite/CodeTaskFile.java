package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of one coding task in a file of their own. A JSON file holds the task as a row of a suite does ({@code entry}, {@code preamble},
 * {@code tests}), or just the list of tests; any other file holds Python source, which either defines HumanEval's {@code check(candidate)}
 * or is made of {@code assert} statements, one a line.
 */
public final class CodeTaskFile {
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
        ObjectNode row = file.toLowerCase(Locale.ROOT).endsWith(".json")
                ? json(file, text)
                : Rows.JSON.createObjectNode().put("tests", text);
        row.put("language", row.path("language").asText(language));
        entry.ifPresent(name -> row.put("entry", name));
        TargetReader reader = TargetReader.of(Yaml.read(file, target(row).getBytes(StandardCharsets.UTF_8)));
        Target target = reader.read(new TaskRow(new Row(file, row), new FieldNames(Map.of())));
        return new Task(row.path("id").asText("task"), Map.of(), target, Set.of());
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
        throw new UserError(file + ": neither a JSON object nor a list", "Write {\"entry\": ..., \"tests\": [...]}.");
    }

    /** What the suite of such a task would say of its tests; those of a list show their shape themselves, but for statements. */
    private static String target(ObjectNode row) {
        JsonNode tests = row.path("tests");
        if (tests.isTextual() && tests.textValue().contains("def check(")) {
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
