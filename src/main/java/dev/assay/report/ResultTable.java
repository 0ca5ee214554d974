package dev.assay.report;

import dev.assay.compare.Difference;
import dev.assay.compare.Estimate;
import dev.assay.compare.SuiteResult;
import dev.assay.compare.Summary;
import dev.assay.journal.Shard;
import dev.assay.score.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                .map(difference -> sentence(difference, names))
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
                result.score().map(ResultTable::interval).orElse("-"),
                result.score().map(ResultTable::size).orElse("0"),
                outcomes(result),
                Numbers.whole(speed.completionTokens()),
                Numbers.decimal(speed.tokensPerSecond()),
                Numbers.millis(speed.firstTokenMillis()),
                Numbers.dollars(result.cost()));
    }

    private static String interval(Estimate estimate) {
        return Numbers.points(estimate.low()) + " to " + Numbers.points(estimate.high());
    }

    private static String size(Estimate estimate) {
        return estimate.samples() == estimate.tasks()
                ? Integer.toString(estimate.tasks())
                : estimate.tasks() + " (" + estimate.samples() + " samples)";
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

    private static String sentence(Difference difference, ModelNames names) {
        String a = names.of(difference.a());
        String b = names.of(difference.b());
        if (difference.value().isEmpty()) {
            return "%s and %s share no graded task: nothing can be said of which is better.".formatted(a, b);
        }
        Estimate value = difference.value().get();
        if (value.value() < 0) {
            return sentence(turned(difference, value), names);
        }
        String size = "%s points (%s %% interval %s to %s; %d tasks, paired)"
                .formatted(
                        Numbers.points(value.value()),
                        String.format(Locale.ROOT, "%.4g", value.level() * 100).replaceAll("\\.?0+$", ""),
                        Numbers.points(value.low()),
                        Numbers.points(value.high()),
                        value.tasks());
        if (value.value() == 0) {
            return "%s and %s are tied: a difference of %s.".formatted(a, b, size);
        }
        return difference.call() == Difference.Call.BETTER
                ? "%s is better than %s by %s.".formatted(a, b, size)
                : "%s and %s are tied: %s's lead of %s may be chance.".formatted(a, b, a, size);
    }

    /** The same difference seen from the other model. */
    private static Difference turned(Difference difference, Estimate value) {
        return new Difference(
                difference.b(),
                difference.a(),
                Optional.of(new Estimate(
                        -value.value(),
                        -value.high(),
                        -value.low(),
                        value.level(),
                        value.tasks(),
                        value.samples(),
                        value.method())));
    }
}
