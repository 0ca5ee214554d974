package dev.assay.testing;

import dev.assay.journal.VerdictLine;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Verdicts from a short notation, for tests of what is derived from them. */
public final class VerdictLines {
    private VerdictLines() {}

    /**
     * The verdicts of one model on the suite {@code mine}: one word a task, one letter a sample. r: right, w: wrong, h: half, n: no
     * answer, t: truncated, e: empty, f: refused, u: undecided, c: call failed, g: grader failed, s: skipped.
     */
    public static List<VerdictLine> of(String model, String tasks) {
        List<VerdictLine> lines = new ArrayList<>();
        String[] words = tasks.split(" ", -1);
        for (int task = 0; task < words.length; task++) {
            for (int sample = 0; sample < words[task].length(); sample++) {
                lines.add(line(model, "t" + task, sample, words[task].charAt(sample)));
            }
        }
        return lines;
    }

    private static VerdictLine line(String model, String task, int sample, char letter) {
        Outcome outcome = outcome(letter);
        boolean replied = outcome.isModels() || outcome == Outcome.GRADER_FAILED;
        return of(
                model,
                task,
                sample,
                outcome,
                letter == 'h' ? 0.5 : outcome == Outcome.RIGHT ? 1 : 0,
                replied ? Samples.usage(10, 20) : Usage.UNKNOWN,
                replied ? Optional.of(Samples.timing(1500, false)) : Optional.empty());
    }

    /** A verdict of these parts. */
    public static VerdictLine of(
            String model,
            String task,
            int sample,
            Outcome outcome,
            double value,
            Usage usage,
            Optional<Timing> timing) {
        return new VerdictLine(
                Samples.id(task, model, sample),
                outcome,
                outcome.isModels() ? OptionalDouble.of(value) : OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                Set.of(),
                List.of(),
                usage,
                Samples.prices().cost(usage, Samples.BEGAN),
                timing);
    }

    private static Outcome outcome(char letter) {
        return switch (letter) {
            case 'r' -> Outcome.RIGHT;
            case 'w', 'h' -> Outcome.WRONG;
            case 'n' -> Outcome.NO_ANSWER;
            case 't' -> Outcome.TRUNCATED;
            case 'e' -> Outcome.EMPTY;
            case 'f' -> Outcome.REFUSED;
            case 'u' -> Outcome.UNDECIDED;
            case 'c' -> Outcome.CALL_FAILED;
            case 'g' -> Outcome.GRADER_FAILED;
            case 's' -> Outcome.SKIPPED;
            default -> throw new IllegalArgumentException("letter " + letter);
        };
    }
}
