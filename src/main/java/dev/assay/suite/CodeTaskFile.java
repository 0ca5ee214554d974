package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of one coding task in a file of their own. A JSON file holds the task as a row of a suite does ({@code entry}, {@code preamble},
 * {@code tests}; a task of EvalPlus, LiveCodeBench, MBPP, HumanEval-X or MultiPL-E as they have it), or just the list of tests; any other file holds Python source, which either defines HumanEval's {@code check(candidate)}
 * or is made of {@code assert} statements; what stands between them runs before the next.
 */
public final class CodeTaskFile {
    private static final List<String> JSON = List.of(".json", ".jsonl");
    private static final Map<String, String> MULTIPL_E = Map.of("js", "javascript", "py", "python");
    private static final String MISSING = "Add the field; the function under test may also be named by --entry NAME.";
    private static final int GZIP_MAGIC = 0x1f8b;

    private CodeTaskFile() {}

    /**
     * The task.
     *
     * @param file as messages name it
     * @param entry the function under test, where the file does not say
     * @throws UserError where the file holds no tests
     */
    public static Task read(String file, byte[] bytes, String language, Optional<String> entry) {
        if (bytes.length > 1 && (Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1])) == GZIP_MAGIC) {
            throw new UserError(file + ": gzipped", "Unpack it, and give a file with one task.");
        }
        String text = SourceText.of(file, bytes);
        boolean isJson = JSON.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
        ObjectNode row =
                isJson ? json(file, text) : Rows.JSON.createObjectNode().put("tests", text);
        String own = row.path("language").asText(language);
        row.put("language", MULTIPL_E.getOrDefault(own, own));
        entry.ifPresent(name -> row.put("entry", name));
        takeOver(row, "entry", "entry_point");
        takeOver(row, "tests", "test");
        mbpp(row);
        if (row.path("tests").isTextual()) {
            takeOver(row, "preamble", "declaration");
            takeOver(row, "preamble", "prompt");
        }
        String target = target(row);
        TargetReader reader = TargetReader.of(Yaml.read(file, target.getBytes(StandardCharsets.UTF_8)));
        FieldNames names = new FieldNames(target.contains("evalplus") ? evalPlus(row) : Map.of());
        return new Task(
                row.path("id").asText("task"),
                Map.of(),
                reader.read(new TaskRow(new Row(file, row), names, MISSING)),
                Set.of());
    }

    /** MBPP's names: its tests are a list, and what must run before them is a text or a list. */
    private static void mbpp(ObjectNode row) {
        if (row.has("tests") || !row.path("test_list").isArray()) {
            return;
        }
        row.set("tests", row.get("test_list"));
        List<String> before = new ArrayList<>();
        row.path("test_imports").forEach(line -> before.add(line.asText()));
        before.add(row.path("test_setup_code").asText());
        row.put(
                "preamble",
                row.path("preamble").asText(String.join("\n", before).strip()));
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
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    "%s:%d: not valid JSON: %s".formatted(file, line, JsonFault.of(e.getOriginalMessage())),
                    "Give a file with one task, or with the list of its tests.");
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
        if (row.has("public_test_cases")
                || row.has("private_test_cases")
                || tests.path(0).has("testtype")) {
            return "{kind: code, tests: livecodebench}";
        }
        boolean isPython = row.path("language").asText().equals("python");
        if (tests.isTextual() && (!isPython || tests.textValue().contains("def check("))) {
            return "{kind: code, tests: check}";
        }
        if (tests.isTextual()) {
            statements(tests.textValue()).forEach(row.putArray("tests")::add);
            return "{kind: code, tests: asserts}";
        }
        return tests.path(0).isTextual() ? "{kind: code, tests: asserts}" : "{kind: code}";
    }

    /** The assert statements of a source, each with the lines that go on with it, and with what other lines stand above it. */
    private static List<String> statements(String source) {
        List<String> statements = new ArrayList<>();
        StringBuilder above = new StringBuilder();
        boolean goesOn = false;
        for (String line : source.lines().toList()) {
            boolean isWithin = line.isBlank() || " \t)]}".indexOf(line.charAt(0)) >= 0;
            if (line.startsWith("assert ") || line.startsWith("assert(")) {
                statements.add(above + line);
                above.setLength(0);
                goesOn = true;
            } else if (goesOn && isWithin) {
                int last = statements.size() - 1;
                statements.set(last, (statements.get(last) + "\n" + line).stripTrailing());
            } else {
                above.append(line).append('\n');
                goesOn = false;
            }
        }
        return statements;
    }
}
