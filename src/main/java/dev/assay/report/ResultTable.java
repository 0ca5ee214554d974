package dev.assay.report;

import dev.assay.compare.SuiteResult;
import dev.assay.compare.Summary;
import dev.assay.journal.Shard;
import dev.assay.score.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run's summary for a terminal: one table, what is missing, and who is better. */
public final class ResultTable {
    private static final Set<Integer> NUMBERS = Set.of(2, 3, 4, 6, 7, 8, 9);

    private ResultTable() {}

    /** The table and the sentences below it. */
    public static String print(Summary summary) {
        ModelNames names = new ModelNames(
                summary.results().stream().map(SuiteResult::model).toList());
        boolean recorded =
                summary.results().stream().anyMatch(result -> result.speed().recorded());
        String mark = recorded ? "*" : "";
        Grid grid = new Grid(
                NUMBERS,
                List.of(
                        "suite",
                        "model",
                        "score",
                        "95 % interval",
                        "n",
                        "outcomes",
                        "tokens",
                        "tokens/s" + mark,
                        "first token" + mark,
                        "cost"));
        summary.results().forEach(result -> grid.add(row(result, names)));
        StringBuilder text = new StringBuilder(grid.print());
        if (recorded) {
            text.append("* recorded: the times of the calls that were replayed, not of this run\n");
        }
        summary.shard().ifPresent(shard -> text.append(shard(shard, summary)));
        summary.results().forEach(result -> missing(result, names).ifPresent(text::append));
        List<String> sentences = summary.differences().stream()
                .map(difference -> DifferenceText.sentence(difference, names))
                .toList();
        if (!sentences.isEmpty()) {
            text.append('\n').append(String.join("\n", sentences)).append('\n');
        }
        return text.toString();
    }

    private static String shard(Shard shard, Summary summary) {
        return summary.results().isEmpty()
                ? "No task falls into shard %s: there was nothing to ask.%n".formatted(shard.text())
                : "These are the numbers of shard %s alone; `assay merge` joins the shards of a run.%n"
                        .formatted(shard.text());
    }

    private static List<String> row(SuiteResult result, ModelNames names) {
        SuiteResult.Speed speed = result.speed();
        return List.of(
                result.suite(),
                names.of(result.model()),
                result.score()
                        .map(score -> Numbers.points(score.value()) + " %")
                        .orElse("-"),
                result.score().map(Numbers::range).orElse("-"),
                result.score().map(Numbers::size).orElse("0"),
                outcomes(result),
                Numbers.whole(speed.completionTokens()),
                Numbers.decimal(speed.tokensPerSecond()),
                Numbers.millis(speed.firstTokenMillis()),
                Numbers.dollars(result.cost()));
    }

    private static String outcomes(SuiteResult result) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (result.count(outcome) > 0) {
                parts.add(result.count(outcome) + " " + outcome.text());
            }
        }
        return String.join(", ", parts);
    }

    private static Optional<String> missing(SuiteResult result, ModelNames names) {
        if (result.missing() == 0) {
            return Optional.empty();
        }
        String bounds = result.bounds()
                .map(range -> Numbers.points(range.low()) + " to " + Numbers.points(range.high()) + " %")
                .orElse("-");
        return Optional.of("%s on %s: %d of %d samples have no verdict; whatever they are, the score lies within %s\n"
                .formatted(names.of(result.model()), result.suite(), result.missing(), result.asked(), bounds));
    }
}
