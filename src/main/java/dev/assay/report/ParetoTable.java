package dev.assay.report;

import dev.assay.compare.Estimate;
import dev.assay.compare.ParetoSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Score, cost and time of models side by side, and which of them are worth having. */
final class ParetoTable {
    private final ModelNames names;

    ParetoTable(ModelNames names) {
        this.names = names;
    }

    void write(Sheet sheet, ParetoSet pareto) {
        boolean recorded = pareto.places().stream().anyMatch(ParetoSet.Place::recorded);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "model",
                "score",
                "cost an answer",
                "95 % interval",
                "time an answer" + (recorded ? "*" : ""),
                "95 % interval",
                "worth having"));
        for (ParetoSet.Place place : pareto.places()) {
            rows.add(List.of(
                    names.of(place.model()),
                    Numbers.percent(place.score()),
                    value(place.cost(), ParetoTable::dollars),
                    range(place.cost(), ParetoTable::dollars),
                    value(place.seconds(), ParetoTable::seconds) + (place.recorded() ? "*" : ""),
                    range(place.seconds(), ParetoTable::seconds),
                    worth(place)));
        }
        sheet.heading("Score, cost and time");
        sheet.table(Set.of(1, 2, 3, 4, 5), rows);
        if (recorded) {
            sheet.sentence("* recorded: the times of the calls that were replayed, not of these runs");
        }
        sheet.sentence(axes(pareto.axes()));
    }

    private String worth(ParetoSet.Place place) {
        return place.dominatedBy().isEmpty()
                ? "yes"
                : "no, for " + place.dominatedBy().stream().map(names::of).collect(Collectors.joining(", "));
    }

    private static String axes(Set<ParetoSet.Axis> axes) {
        String unknown = axes.contains(ParetoSet.Axis.COST)
                ? ""
                : " No cost is known (give `price` in assay.yaml), so it does not count.";
        return "A model is not worth having where another one is, beyond chance, better in one of these and no worse in the rest."
                + unknown;
    }

    private static String value(Optional<Estimate> estimate, DoubleFunction<String> text) {
        return estimate.map(each -> text.apply(each.value())).orElse("-");
    }

    private static String range(Optional<Estimate> estimate, DoubleFunction<String> text) {
        return estimate.filter(each -> Double.isFinite(each.low()))
                .map(each -> text.apply(Math.max(0, each.low())) + " to " + text.apply(each.high()))
                .orElse("-");
    }

    private static String dollars(double amount) {
        return Numbers.dollars(Optional.of(BigDecimal.valueOf(amount)));
    }

    private static String seconds(double amount) {
        return String.format(Locale.ROOT, amount < 10 ? "%.2f s" : "%.0f s", amount);
    }
}
