package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what would be right from a row, as the suite's {@code target} says. */
final class TargetReader {
    /** The fields of a row that a target is read from. */
    static final List<String> FIELDS = List.of("answer", "choices", "language", "entry", "preamble", "tests");

    private static final int MOST_CHOICES = 26;
    private static final List<String> KINDS = List.of("math", "choice", "text", "code");
    private static final List<String> TESTS = List.of("cases", "check", "asserts", "stdio");

    private final String kind;
    private final Optional<String> language;
    private final Optional<String> tests;
    private final Map<String, String> policy;

    private TargetReader(String kind, Optional<String> language, Optional<String> tests, Map<String, String> policy) {
        this.kind = kind;
        this.language = language;
        this.tests = tests;
        this.policy = policy;
    }

    static TargetReader of(YamlNode target) {
        String kind = oneOf(target.require("kind", "Write `target: {kind: math}`."), KINDS);
        target.allowOnly(
                switch (kind) {
                    case "code" -> List.of("kind", "language", "tests");
                    case "math" -> List.of("kind", "policy");
                    default -> List.of("kind");
                });
        return new TargetReader(
                kind,
                target.get("language").map(YamlNode::text),
                target.get("tests").map(node -> oneOf(node, TESTS)),
                target.get("policy")
                        .<Map<String, String>>map(PolicyReader::read)
                        .orElse(Map.of()));
    }

    private static String oneOf(YamlNode node, List<String> known) {
        if (known.contains(node.text())) {
            return node.text();
        }
        throw node.error(
                "`%s` is not known here".formatted(node.text()), "Write one of: " + String.join(", ", known) + ".");
    }

    Target read(TaskRow row) {
        return switch (kind) {
            case "math" -> new Target.MathTarget(row.require("answer"), policy);
            case "text" -> new Target.TextTarget(row.require("answer"));
            case "choice" -> choice(row);
            default -> code(row);
        };
    }

    private static Target choice(TaskRow row) {
        List<String> choices = row.texts("choices");
        if (choices.size() > MOST_CHOICES) {
            throw row.error(
                    "the task has %d choices".formatted(choices.size()), "Give at most 26: they are named A to Z.");
        }
        String answer = row.require("answer").strip();
        int right = choices.indexOf(answer);
        if (right < 0 && answer.length() == 1 && Character.isLetter(answer.charAt(0))) {
            right = answer.toUpperCase(Locale.ROOT).charAt(0) - 'A';
        } else if (right < 0 && answer.chars().allMatch(Character::isDigit) && answer.length() < 4) {
            right = Integer.parseInt(answer);
        }
        if (right < 0 || right >= choices.size()) {
            throw row.error(
                    "`answer` is `%s`, which is none of the %d choices".formatted(answer, choices.size()),
                    "Write the choice itself, its letter, or its number counted from 0.");
        }
        return new Target.ChoiceTarget(choices, right);
    }

    private Target code(TaskRow row) {
        String written = language.orElseGet(() -> row.require("language"));
        CodeTests read = tests(row);
        boolean needsEntry = read.fold(cases -> true, check -> true, asserts -> false, stdio -> false);
        Optional<String> entry = needsEntry ? Optional.of(row.require("entry")) : row.text("entry");
        return new Target.CodeTarget(written, entry, row.text("preamble").orElse(""), read);
    }

    private CodeTests tests(TaskRow row) {
        String shape = tests.orElseGet(() -> shapeOf(row));
        return switch (shape) {
            case "check" -> new CodeTests.Check(row.require("tests"));
            case "asserts" -> new CodeTests.Asserts(row.texts("tests"));
            case "stdio" ->
                new CodeTests.Stdio(row.list("tests").stream()
                        .map(test -> new CodeTests.StdioCase(
                                text(row, test, "stdin").asText(),
                                text(row, test, "stdout").asText()))
                        .toList());
            default -> new CodeTests.Cases(cases(row));
        };
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

    private static JsonNode member(TaskRow row, JsonNode test, String name) {
        JsonNode member = test.get(name);
        if (member == null) {
            throw row.error("a test has no `%s`".formatted(name), "Write it in every test of the task.");
        }
        return member;
    }

    private static JsonNode text(TaskRow row, JsonNode test, String name) {
        JsonNode member = member(row, test, name);
        if (!member.isTextual()) {
            throw row.error("`%s` of a test is no text".formatted(name), "Write it in quotes.");
        }
        return member;
    }
}
