package dev.assay.score;

import dev.assay.sandbox.Outcome;
import dev.assay.score.TestVerdict.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a program under test means for its verdict. */
final class CodeFailures {
    private static final Pattern EXCEPTION = Pattern.compile("([A-Za-z_][\\w.]*)(?:: .*)?");
    private static final int SHOWN = 300;

    private CodeFailures() {}

    /** The kind of failure of a program that has ended and should not have, or not like this. */
    static Kind kind(Outcome outcome) {
        if (outcome.hit().isPresent()) {
            return switch (outcome.hit().get()) {
                case CPU, WALL, CLOSED -> Kind.TIME_LIMIT;
                case OUTPUT -> Kind.OUTPUT_LIMIT;
            };
        }
        return switch (exception(outcome).orElse("")) {
            case "MemoryError" -> Kind.MEMORY_LIMIT;
            case "PermissionError" -> Kind.REFUSED;
            case "SyntaxError", "IndentationError", "TabError" -> Kind.COMPILE_ERROR;
            default -> Kind.RUNTIME_ERROR;
        };
    }

    /** How it ended, for people. */
    static String detail(Outcome outcome) {
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
        String last = lastLine(outcome);
        return outcome.hit().isPresent() || last.isEmpty() ? how : how + ": " + last;
    }

    private static Optional<String> exception(Outcome outcome) {
        Matcher matcher = EXCEPTION.matcher(lastLine(outcome));
        return outcome.exit() == 1 && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String lastLine(Outcome outcome) {
        String text = outcome.stderr().strip();
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN);
    }
}
