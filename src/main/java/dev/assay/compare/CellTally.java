package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What is kept of the verdicts of one model on one suite while they are summed up: some numbers a task, one a sample, and no texts. */
final class CellTally {
    private final String suite;
    private final ModelLabel model;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, TaskTally> tasks = new LinkedHashMap<>();
    private final DoubleSummaryStatistics millis = new DoubleSummaryStatistics();
    private BigDecimal cost = BigDecimal.ZERO;
    private boolean costIsKnown = true;
    private final TokenSum promptTokens = new TokenSum();
    private final TokenSum completionTokens = new TokenSum();
    private double[] firstTokens = new double[0];
    private int firstTokenCount;
    private boolean recorded;
    private int planned;
    private int scored;

    CellTally(String suite, ModelLabel model) {
        this.suite = suite;
        this.model = model;
    }

    /** Tokens; unknown as soon as one call did not tell. */
    private static final class TokenSum {
        private long sum;
        private boolean isKnown;
        private boolean isBroken;

        void add(OptionalLong tokens) {
            sum += tokens.orElse(0);
            isKnown = true;
            isBroken |= tokens.isEmpty();
        }

        OptionalLong sum() {
            return isKnown && !isBroken ? OptionalLong.of(sum) : OptionalLong.empty();
        }
    }

    String suite() {
        return suite;
    }

    ModelLabel model() {
        return model;
    }

    void add(VerdictLine line) {
        add(line, line.id().task());
    }

    /** Counts a verdict under a text of the task's id that is kept anyway. */
    void add(VerdictLine line, String task) {
        planned++;
        outcomes.merge(line.outcome(), 1, Integer::sum);
        tasks.computeIfAbsent(task, key -> new TaskTally()).add(line);
        scored += line.outcome().isModels() ? 1 : 0;
        line.timing().ifPresent(timing -> {
            add(timing, line.usage());
            cost = cost.add(line.cost().orElse(BigDecimal.ZERO));
            costIsKnown &= line.cost().isPresent();
        });
    }

    private void add(Timing timing, Usage usage) {
        promptTokens.add(usage.promptTokens());
        completionTokens.add(usage.completionTokens());
        millis.accept(timing.totalMillis());
        recorded |= timing.recorded();
        timing.firstTokenMillis().ifPresent(first -> {
            if (firstTokenCount == firstTokens.length) {
                firstTokens = Arrays.copyOf(firstTokens, Math.max(64, 2 * firstTokenCount));
            }
            firstTokens[firstTokenCount++] = first;
        });
    }

    /** Whether some time is that of a replayed call. */
    boolean recorded() {
        return recorded;
    }

    SuiteResult result() {
        return new SuiteResult(
                suite,
                model,
                planned,
                tasks.values().stream().mapToInt(TaskTally::stopped).sum(),
                outcomes,
                Estimate.mean(taskMeans().values(), 0, 1, Estimate.LEVEL, scored),
                bounds(),
                millis.getCount() > 0 && costIsKnown ? Optional.of(cost) : Optional.empty(),
                speed());
    }

    /** The mean value of each task that was scored. */
    Map<String, Double> taskMeans() {
        Map<String, Double> means = new LinkedHashMap<>();
        tasks.forEach((task, tally) -> tally.mean().ifPresent(mean -> means.put(task, mean)));
        return means;
    }

    /** Puts the tasks in the order of their ids, so that no sum over them depends on which verdict came first. */
    void sort() {
        Map<String, TaskTally> sorted = new TreeMap<>(tasks);
        tasks.clear();
        tasks.putAll(sorted);
    }

    /** What is kept of each task, in the order of the verdicts. */
    Map<String, TaskTally> tasks() {
        return Collections.unmodifiableMap(tasks);
    }

    private Optional<Interval> bounds() {
        return tasks.values().stream().anyMatch(task -> task.asked() > 0)
                ? Optional.of(new Interval(mean(TaskTally::low), mean(TaskTally::high)))
                : Optional.empty();
    }

    private double mean(ToDoubleFunction<TaskTally> ofTask) {
        return tasks.values().stream()
                .filter(task -> task.asked() > 0)
                .mapToDouble(ofTask)
                .sorted()
                .average()
                .orElse(0);
    }

    private SuiteResult.Speed speed() {
        OptionalLong completion = completionTokens.sum();
        return new SuiteResult.Speed(
                promptTokens.sum(),
                completion,
                medianFirstToken(),
                completion.isPresent() && millis.getSum() > 0
                        ? OptionalDouble.of(completion.getAsLong() * 1000 / millis.getSum())
                        : OptionalDouble.empty(),
                recorded);
    }

    private OptionalDouble medianFirstToken() {
        double[] sorted = Arrays.copyOf(firstTokens, firstTokenCount);
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
    }
}
