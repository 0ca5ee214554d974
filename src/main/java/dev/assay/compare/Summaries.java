package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.score.Outcome;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Sums the verdicts of a run up. */
public final class Summaries {
    /** The share of missing samples, of one model on one suite, above which a run is incomplete. */
    public static final double MISSING_AT_MOST = 0.02;

    private Summaries() {}

    /** The summary of one verdict a planned sample. */
    public static Summary of(List<VerdictLine> verdicts) {
        Map<Cell, List<VerdictLine>> cells = verdicts.stream()
                .collect(Collectors.groupingBy(
                        line -> new Cell(line.id().suite(), line.id().model()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<SuiteResult> results = new ArrayList<>();
        cells.forEach((cell, lines) -> results.add(result(cell, lines)));
        results.sort(Comparator.comparingInt((SuiteResult result) -> rank(cells.keySet(), result.suite())));
        boolean complete = !results.isEmpty() && results.stream().allMatch(Summaries::isComplete);
        return new Summary(results, differences(verdicts), complete);
    }

    private record Cell(String suite, ModelLabel model) {}

    private static int rank(Collection<Cell> cells, String suite) {
        return cells.stream().map(Cell::suite).distinct().toList().indexOf(suite);
    }

    private static boolean isComplete(SuiteResult result) {
        return result.score().isPresent() && result.missing() <= MISSING_AT_MOST * result.planned();
    }

    private static SuiteResult result(Cell cell, List<VerdictLine> lines) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        lines.forEach(line -> outcomes.merge(line.outcome(), 1, Integer::sum));
        List<VerdictLine> scored =
                lines.stream().filter(line -> line.outcome().isModels()).toList();
        return new SuiteResult(
                cell.suite(),
                cell.model(),
                lines.size(),
                outcomes,
                Estimate.mean(taskMeans(scored).values(), 0, 1, Estimate.LEVEL, scored.size()),
                Optional.of(new Interval(
                        mean(lines, line -> line.value().orElse(0)),
                        mean(lines, line -> line.value().orElse(1)))),
                cost(lines),
                speed(lines));
    }

    private static Optional<BigDecimal> cost(List<VerdictLine> lines) {
        List<Optional<BigDecimal>> costs = lines.stream()
                .filter(line -> line.timing().isPresent())
                .map(VerdictLine::cost)
                .toList();
        return costs.isEmpty() || costs.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(costs.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The mean value of each task. */
    private static Map<String, Double> taskMeans(List<VerdictLine> scored) {
        return scored.stream()
                .collect(Collectors.groupingBy(
                        line -> line.id().suite() + "\0" + line.id().task(),
                        LinkedHashMap::new,
                        Collectors.averagingDouble(line -> line.value().orElse(0))));
    }

    private static double mean(List<VerdictLine> lines, ToDoubleFunction<VerdictLine> value) {
        Map<String, Double> means = lines.stream()
                .collect(Collectors.groupingBy(line -> line.id().task(), Collectors.averagingDouble(value)));
        return means.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .average()
                .orElse(0);
    }

    private static SuiteResult.Speed speed(List<VerdictLine> lines) {
        List<VerdictLine> answered =
                lines.stream().filter(line -> line.timing().isPresent()).toList();
        double[] firstTokens = answered.stream()
                .flatMap(line -> line.timing().stream())
                .flatMapToDouble(timing -> timing.firstTokenMillis().stream())
                .sorted()
                .toArray();
        OptionalLong completion = sum(
                answered.stream().map(line -> line.usage().completionTokens()).toList());
        double millis = answered.stream()
                .flatMap(line -> line.timing().stream())
                .mapToDouble(Timing::totalMillis)
                .sum();
        return new SuiteResult.Speed(
                sum(answered.stream().map(line -> line.usage().promptTokens()).toList()),
                completion,
                median(firstTokens),
                completion.isPresent() && millis > 0
                        ? OptionalDouble.of(completion.getAsLong() * 1000 / millis)
                        : OptionalDouble.empty(),
                answered.stream().flatMap(line -> line.timing().stream()).anyMatch(Timing::recorded));
    }

    private static OptionalLong sum(List<OptionalLong> tokens) {
        return tokens.isEmpty() || tokens.stream().anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        tokens.stream().mapToLong(each -> each.orElse(0)).sum());
    }

    private static OptionalDouble median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
    }

    private static List<Difference> differences(List<VerdictLine> verdicts) {
        Map<ModelLabel, Map<String, Double>> byModel = new LinkedHashMap<>();
        Map<ModelLabel, List<VerdictLine>> scored = verdicts.stream()
                .collect(Collectors.groupingBy(line -> line.id().model(), LinkedHashMap::new, Collectors.toList()));
        scored.forEach((model, lines) -> byModel.put(
                model,
                taskMeans(
                        lines.stream().filter(line -> line.outcome().isModels()).toList())));
        if (byModel.size() < 2) {
            return List.of();
        }
        ModelLabel best = byModel.keySet().stream()
                .max(Comparator.comparingDouble(model -> average(byModel.getOrDefault(model, Map.of()))))
                .orElseThrow();
        int pairs = byModel.size() * (byModel.size() - 1) / 2;
        double level = 1 - (1 - Estimate.LEVEL) / pairs;
        return byModel.keySet().stream()
                .filter(model -> !model.equals(best))
                .map(other -> new Difference(
                        best,
                        other,
                        difference(byModel.getOrDefault(best, Map.of()), byModel.getOrDefault(other, Map.of()), level)))
                .toList();
    }

    private static double average(Map<String, Double> means) {
        return means.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(-1);
    }

    private static Optional<Estimate> difference(Map<String, Double> a, Map<String, Double> b, double level) {
        List<Double> differences = new ArrayList<>();
        a.forEach((task, value) -> {
            if (b.containsKey(task)) {
                differences.add(value - b.getOrDefault(task, 0.0));
            }
        });
        return Estimate.mean(differences, -1, 1, level, differences.size());
    }
}
