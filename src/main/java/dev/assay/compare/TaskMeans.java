package dev.assay.compare;

import dev.assay.compare.ParetoSet.Order;
import dev.assay.model.ModelLabel;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Means over tasks of a figure that has no upper bound, as cost or time, with Student's interval over the tasks. Holds 8 bytes a task and
 * model.
 */
final class TaskMeans {
    static final String METHOD = "student-t";

    private final Map<ModelLabel, double[]> figures = new HashMap<>();
    private final Map<ModelLabel, Estimate> means = new HashMap<>();

    /** Names the figure of a task; absent where it is unknown. */
    interface Figure {
        OptionalDouble of(TaskUse use, int task);
    }

    TaskMeans(
            Map<String, Map<ModelLabel, TaskUse>> uses,
            Map<String, Map<String, Integer>> numbers,
            List<ModelLabel> models,
            Figure figure) {
        List<String> suites = uses.keySet().stream().sorted().toList();
        Map<String, int[]> orders = new HashMap<>();
        // By their ids, so that sums do not depend on which run was read first.
        suites.forEach(suite -> orders.put(
                suite,
                numbers.getOrDefault(suite, Map.of()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .mapToInt(Map.Entry::getValue)
                        .toArray()));
        for (ModelLabel model : models) {
            boolean known = true;
            List<double[]> parts = new ArrayList<>();
            for (String suite : suites) {
                Optional<TaskUse> use =
                        Optional.ofNullable(uses.getOrDefault(suite, Map.of()).get(model));
                double[] part = Arrays.stream(orders.getOrDefault(suite, new int[0]))
                        .mapToDouble(task -> use.map(each -> figure.of(each, task))
                                .orElse(OptionalDouble.empty())
                                .orElse(Double.NaN))
                        .toArray();
                known &= use.map(each ->
                                !each.anyAnswer() || Arrays.stream(part).anyMatch(value -> !Double.isNaN(value)))
                        .orElse(true);
                parts.add(part);
            }
            double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
            figures.put(model, all);
            if (known) {
                estimate(all).ifPresent(mean -> means.put(model, mean));
            }
        }
    }

    /** Of one model; absent where nothing was answered, or the figure of an answer is unknown. */
    Optional<Estimate> mean(ModelLabel model) {
        return Optional.ofNullable(means.get(model));
    }

    /** What the tasks that both answered say of {@code a}, less being better. */
    Order compare(ModelLabel a, ModelLabel b) {
        if (mean(a).isEmpty() || mean(b).isEmpty()) {
            return Order.UNKNOWN;
        }
        double[] differences = figures.getOrDefault(a, new double[0]).clone();
        double[] subtracted = figures.getOrDefault(b, new double[0]);
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= subtracted[i];
        }
        return estimate(differences).map(TaskMeans::order).orElse(Order.UNKNOWN);
    }

    private static Order order(Estimate difference) {
        if (difference.low() == 0 && difference.high() == 0) {
            return Order.SAME;
        }
        return difference.high() < 0 ? Order.BETTER : Order.UNKNOWN;
    }

    /** The mean of what is known (not NaN). A single value has no interval but the whole line. */
    private static Optional<Estimate> estimate(double[] values) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
            }
        }
        if (n == 0) {
            return Optional.empty();
        }
        double mean = sum / n;
        double half = n == 1 ? Double.POSITIVE_INFINITY : half(values, mean, n);
        Interval interval = new Interval(mean - half, mean + half);
        return Optional.of(new Estimate(mean, interval.low(), interval.high(), Estimate.LEVEL, n, n, METHOD));
    }

    private static double half(double[] values, double mean, int n) {
        double squares = 0;
        for (double value : values) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        double deviate = TDistribution.of(n - 1).inverseCumulativeProbability(0.5 + Estimate.LEVEL / 2);
        return deviate * StrictMath.sqrt(squares / (n - 1) / n);
    }
}
