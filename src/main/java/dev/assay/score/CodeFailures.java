package dev.assay.score;

import dev.assay.sandbox.Outcome;
import dev.assay.score.TestVerdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a program under test means for its verdict, by what its language says at such an end. */
final class CodeFailures {
    private static final Pattern EXCEPTION = Pattern.compile("([A-Za-z_][\\w.]*)(?:: .*)?");
    private static final int SHOWN = 300;

    /** Python says it in the last line: the exception that nobody caught. */
    static final CodeFailures PYTHON = new CodeFailures(Map.of(), Optional.empty(), true);

    private final Map<Kind, List<String>> texts;
    private final Optional<Pattern> error;
    private final boolean isPython;

    private CodeFailures(Map<Kind, List<String>> texts, Optional<Pattern> error, boolean isPython) {
        this.texts = texts;
        this.error = error;
        this.isPython = isPython;
    }

    static CodeFailures of(Language language) {
        return new CodeFailures(language.stderr(), language.error(), false);
    }

    /** The kind of failure of a program that has ended and should not have, or not like this. */
    Kind kind(Outcome outcome) {
        if (outcome.hit().isPresent()) {
            return switch (outcome.hit().get()) {
                case CPU, WALL, CLOSED -> Kind.TIME_LIMIT;
                case OUTPUT -> Kind.OUTPUT_LIMIT;
            };
        }
        return isPython ? exceptionKind(outcome) : textKind(outcome);
    }

    /** What a compiler's end means: pass where it made a program. */
    Kind ofCompiler(Outcome outcome) {
        if (outcome.isClean()) {
            return Kind.PASS;
        }
        boolean late = outcome.hit().filter(hit -> hit != Outcome.Hit.OUTPUT).isPresent()
                || outcome.cpu().compareTo(LanguageRuntime.COMPILE.cpu()) >= 0; // a process of the compiler's own
        return late ? Kind.TIME_LIMIT : Kind.COMPILE_ERROR;
    }

    private static Kind exceptionKind(Outcome outcome) {
        Matcher matcher = EXCEPTION.matcher(lastLine(outcome));
        return switch (outcome.exit() == 1 && matcher.matches() ? matcher.group(1) : "") {
            case "MemoryError" -> Kind.MEMORY_LIMIT;
            case "PermissionError" -> Kind.REFUSED;
            case "SyntaxError", "IndentationError", "TabError" -> Kind.COMPILE_ERROR;
            default -> Kind.RUNTIME_ERROR;
        };
    }

    private Kind textKind(Outcome outcome) {
        for (Kind kind : List.of(Kind.MEMORY_LIMIT, Kind.REFUSED)) {
            if (texts.getOrDefault(kind, List.of()).stream().anyMatch(outcome.stderr()::contains)) {
                return kind;
            }
        }
        return Kind.RUNTIME_ERROR;
    }

    /** How it ended, for people. */
    String detail(Outcome outcome) {
        String how = outcome.hit()
                .map(hit -> switch (hit) {
                    case CPU -> "CPU time is up";
                    case WALL -> "waited too long";
                    case OUTPUT -> "wrote too much";
                    case CLOSED -> "was ended";
                })
                .orElse(
                        outcome.signal() > 0
                                ? "ended by signal " + outcome.signal()
                                : "ended with exit status " + outcome.exit());
        String line = errorLine(outcome);
        return outcome.hit().isPresent() || line.isEmpty() ? how : how + ": " + line;
    }

    private String errorLine(Outcome outcome) {
        return error.flatMap(pattern -> outcome.stderr()
                        .lines()
                        .filter(line -> pattern.matcher(shortened(line)).find())
                        .map(line -> shortened(line.strip()))
                        .findFirst())
                .orElseGet(() -> lastLine(outcome));
    }

    private static String lastLine(Outcome outcome) {
        String text = outcome.stderr().strip();
        return shortened(text.substring(text.lastIndexOf('\n') + 1));
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN);
    }
}
