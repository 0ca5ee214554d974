package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tests of a coding task from its row. */
final class CodeTestsReader {
    /** The fields of a row that tests are read from, whichever their form. */
    static final List<String> FIELDS = List.of(
            "tests",
            "base_input",
            "base_expected",
            "plus_input",
            "plus_expected",
            "oracle",
            "atol",
            "public_test_cases",
            "private_test_cases",
            "metadata",
            "starter_code");

    static final List<String> FORMS = List.of("cases", "check", "asserts", "stdio", "evalplus", "livecodebench");

    private final Optional<String> form;

    /** For rows of one form, or of the form that each shows by itself. */
    CodeTestsReader(Optional<String> form) {
        this.form = form;
    }

    /** The task's target but for its language. */
    Target.CodeTarget read(TaskRow row, String language) {
        String shape = form.orElseGet(() -> shapeOf(row));
        Optional<String> entry = entry(row);
        String preamble = row.text("preamble").orElse("");
        return switch (shape) {
            case "check" ->
                new Target.CodeTarget(
                        language,
                        EntryPoint.isInTests(language)
                                ? entry
                                : entry.or(() -> EntryPoint.lastIn(preamble, language))
                                        .or(() -> required(row)),
                        preamble,
                        new CodeTests.Check(row.require("tests")));
            case "asserts" -> {
                List<String> statements = row.texts("tests");
                yield new Target.CodeTarget(
                        language,
                        entry.or(() -> EntryPoint.calledIn(statements)).or(() -> required(row)),
                        preamble,
                        new CodeTests.Asserts(statements));
            }
            case "stdio" -> new Target.CodeTarget(language, entry, preamble, stdio(row));
            case "evalplus" -> new Target.CodeTarget(language, required(row), preamble, new EvalPlusRow(row).tests());
            case "livecodebench" -> new LiveCodeBenchRow(row).target(language);
            default -> new Target.CodeTarget(language, required(row), preamble, new CodeTests.Cases(cases(row)));
        };
    }

    private static Optional<String> entry(TaskRow row) {
        Optional<String> entry = row.text("entry").filter(name -> !name.isBlank());
        entry.filter(name -> !EntryPoint.isName(name)).ifPresent(name -> {
            throw row.error("`entry` is `%s`, no name of a function".formatted(name), "Write the name alone.");
        });
        return entry;
    }

    private static Optional<String> required(TaskRow row) {
        return Optional.of(row.require("entry"));
    }

    private static CodeTests stdio(TaskRow row) {
        return new CodeTests.Stdio(row.list("tests").stream()
                .map(test -> new CodeTests.StdioCase(
                        text(row, test, "stdin").asText(),
                        text(row, test, "stdout").asText()))
                .toList());
    }

    private static List<CodeTests.Case> cases(TaskRow row) {
        List<CodeTests.Case> cases = new ArrayList<>();
        for (JsonNode test : row.list("tests")) {
            JsonNode args = member(row, test, "args");
            if (!args.isArray()) {
                throw row.error("`args` is no list", "Write `\"args\": [...]`, one item an argument.");
            }
            cases.add(new CodeTests.Case(
                    args.toString(), member(row, test, "want").toString()));
        }
        return cases;
    }

    private static String shapeOf(TaskRow row) {
        return row.list("tests").get(0).has("stdin") ? "stdio" : "cases";
    }

    static JsonNode member(TaskRow row, JsonNode test, String name) {
        JsonNode member = test.get(name);
        if (member == null) {
            throw row.error("a test has no `%s`".formatted(name), "Write it in every test of the task.");
        }
        return member;
    }

    static JsonNode text(TaskRow row, JsonNode test, String name) {
        JsonNode member = member(row, test, name);
        if (!member.isTextual()) {
            throw row.error("`%s` of a test is no text".formatted(name), "Write it in quotes.");
        }
        return member;
    }
}
