package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.math.MathPolicy;
import dev.assay.score.MathScorer;
import dev.assay.suite.Nearest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the mathematical grader alone. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = {
            "Grades mathematical answers against golds: one pair, or a file of pairs with labels to measure the grader by.",
            "An answer is a short answer or a whole reply, of which the final answer is taken."
        })
final class GradeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = {
                "Pairs, one JSON object a line: id, gold, answer, and label (true: the same",
                "answer; false: another; null or absent: nobody knows). Also gzipped."
            })
    private @Nullable Path file;

    @Option(names = "--gold", paramLabel = "G", description = "The right answer, LaTeX or plain text.")
    private @Nullable String gold;

    @Option(names = "--answer", paramLabel = "A", description = "The answer to grade.")
    private @Nullable String answer;

    @Option(names = "--out", paramLabel = "FILE", description = "Write a verdict a line to this file.")
    private @Nullable Path out;

    @Option(
            names = "--policy",
            paramLabel = "NAME=VALUE",
            description = {
                "Another reading than the default, as roundedGolds=true; may be repeated.",
                "The names are those of `target.policy` in suite.yaml (src/docs/formats.md)."
            })
    private Map<String, String> policy = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    GradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        MathPolicy chosen = chosenPolicy();
        PairGrading grading = new PairGrading(new MathScorer(chosen), surroundings.nanos());
        if (file != null) {
            if (gold != null || answer != null) {
                throw new UserError("--gold and --answer are for one pair", "Give a file, or these two, not both.");
            }
            FileGrading whole = new FileGrading(
                    surroundings.resolve(file), Optional.ofNullable(out).map(surroundings::resolve), grading, policy);
            Agreement agreement = new Agreement(
                    surroundings.out(), json ? Agreement.Form.JSON : Agreement.Form.TEXT, file.toString());
            whole.grade(agreement);
        } else if (gold != null && answer != null) {
            if (out != null) {
                throw new UserError("--out is for a file of pairs", "Give a file of pairs, or leave --out away.");
            }
            onePair(grading.grade(new Pair("", gold, answer, Optional.empty())), gold);
        } else {
            throw new UserError("nothing to grade", "Give a file of pairs, or one pair with --gold G --answer A.");
        }
        return ExitCode.OK;
    }

    private void onePair(PairVerdict verdict, String wanted) {
        surroundings.out().print(json ? verdict.json() + "\n" : PairText.of(verdict, wanted));
    }

    private MathPolicy chosenPolicy() {
        MathPolicy chosen = MathPolicy.DEFAULT;
        for (Map.Entry<String, String> choice : policy.entrySet()) {
            try {
                chosen = chosen.with(choice.getKey(), choice.getValue());
            } catch (IllegalArgumentException refused) {
                throw new UserError(
                        "--policy %s=%s: %s".formatted(choice.getKey(), choice.getValue(), refused.getMessage()),
                        Nearest.of(choice.getKey(), MathPolicy.names())
                                .filter(nearest -> !nearest.equals(choice.getKey()))
                                .map(nearest -> "Did you mean `%s`?".formatted(nearest))
                                .orElse("Write it as --policy NAME=VALUE."));
            }
        }
        return chosen;
    }
}
