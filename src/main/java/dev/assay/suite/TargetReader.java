package dev.assay.suite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what would be right from a row, as the suite's {@code target} says. */
final class TargetReader {
    /** The fields of a row that a target is read from. */
    static final List<String> FIELDS = Stream.concat(
                    Stream.of("answer", "choices", "language", "entry", "preamble"), CodeTestsReader.FIELDS.stream())
            .toList();

    private static final int MOST_CHOICES = 26;
    private static final List<String> KINDS = List.of("math", "choice", "text", "code");

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
                target.get("tests").map(node -> oneOf(node, CodeTestsReader.FORMS)),
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
        return new CodeTestsReader(tests).read(row, language.orElseGet(() -> row.require("language")));
    }
}
