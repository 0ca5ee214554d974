package dev.assay.compare;

import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Which models are worth having: those that no other one dominates. One dominates another where it is no worse in score, cost and speed and better in one
 * of them, and the intervals of the paired differences say so. An axis that nobody knows is left out; what is unknown of one model never dominates, and is
 * never dominated.
 *
 * @param axes that are looked at
 * @param places one a model, in the order of the overall standings
 */
public record ParetoSet(Set<Axis> axes, List<Place> places) {
    /** What counts. */
    public enum Axis {
        SCORE,
        COST,
        SPEED
    }

    public ParetoSet {
        axes = java.util.Collections.unmodifiableSet(new TreeSet<>(axes));
        places = List.copyOf(places);
    }

    /**
     * One model.
     *
     * @param cost of an answer, in US dollars, the mean over tasks; absent where it is unknown
     * @param seconds of an answer, the mean over tasks; absent where nothing answered
     * @param recorded whether the times are those of replayed calls
     * @param dominatedBy empty for what is worth having
     */
    public record Place(
            ModelLabel model,
            Optional<Estimate> score,
            Optional<Estimate> cost,
            Optional<Estimate> seconds,
            boolean recorded,
            List<ModelLabel> dominatedBy) {
        public Place {
            dominatedBy = List.copyOf(dominatedBy);
        }
    }

    static ParetoSet of(
            ComparisonScope overall,
            CellTable table,
            Map<String, Map<ModelLabel, TaskUse>> uses,
            Map<String, Map<String, Integer>> numbers) {
        List<ModelLabel> models =
                overall.standings().stream().map(Standing::model).toList();
        TaskMeans cost = new TaskMeans(uses, numbers, models, TaskUse::cost);
        TaskMeans seconds = new TaskMeans(uses, numbers, models, TaskUse::seconds);
        Set<Axis> axes = new TreeSet<>(List.of(Axis.SCORE));
        if (models.stream().anyMatch(model -> cost.mean(model).isPresent())) {
            axes.add(Axis.COST);
        }
        if (models.stream().anyMatch(model -> seconds.mean(model).isPresent())) {
            axes.add(Axis.SPEED);
        }
        BiPredicate<ModelLabel, ModelLabel> dominates = (a, b) -> dominates(List.of(
                score(overall, a, b),
                axes.contains(Axis.COST) ? cost.compare(a, b) : Order.SAME,
                axes.contains(Axis.SPEED) ? seconds.compare(a, b) : Order.SAME));
        List<Place> places = new ArrayList<>();
        for (Standing standing : overall.standings()) {
            ModelLabel model = standing.model();
            places.add(new Place(
                    model,
                    standing.score(),
                    cost.mean(model),
                    seconds.mean(model),
                    isRecorded(table, model),
                    models.stream()
                            .filter(other -> !other.equals(model) && dominates.test(other, model))
                            .toList()));
        }
        return new ParetoSet(axes, places);
    }

    /** What is known of one model against another on one axis. */
    enum Order {
        BETTER,
        SAME,
        UNKNOWN
    }

    private static boolean dominates(List<Order> axes) {
        return axes.contains(Order.BETTER) && !axes.contains(Order.UNKNOWN);
    }

    private static Order score(ComparisonScope overall, ModelLabel a, ModelLabel b) {
        return overall.differences().stream()
                .filter(each -> each.a().equals(a) && each.b().equals(b)
                        || each.a().equals(b) && each.b().equals(a))
                .map(each -> each.a().equals(a) ? each : each.turned())
                .map(each -> each.call() == Difference.Call.BETTER ? Order.BETTER : Order.UNKNOWN)
                .findFirst()
                .orElse(Order.UNKNOWN);
    }

    private static boolean isRecorded(CellTable table, ModelLabel model) {
        return table.suites().stream()
                .flatMap(suite -> table.cell(suite, model).stream())
                .anyMatch(CellTally::recorded);
    }
}
