package dev.assay.compare;

import dev.assay.stats.SampleCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what k samples a task show of one model on one suite. */
final class RepeatCount {
    private final int k;
    private final Map<String, TaskTally> tasks;
    private final TaskUse use;
    private final Map<String, Integer> numbers;

    RepeatCount(int k, Map<String, TaskTally> tasks, TaskUse use, Map<String, Integer> numbers) {
        this.k = k;
        this.tasks = tasks;
        this.use = use;
        this.numbers = numbers;
    }

    /**
     * The figures.
     *
     * @param alike whether all models have k samples, so that votes can be counted
     */
    Repeats repeats(boolean alike) {
        return new Repeats(
                k,
                mean((task, tally) -> counts(task, tally).passAt(k).orElseThrow()),
                mean((task, tally) -> counts(task, tally).passHat(k).orElseThrow()),
                alike && use.canVote() ? majority() : Optional.empty());
    }

    private SampleCounts counts(int task, TaskTally tally) {
        return new SampleCounts(tally.scored(), use.right(task));
    }

    private interface OfTask {
        double value(int task, TaskTally tally);
    }

    /** Of the tasks that have k scored samples at least: what is missing is not made up. */
    private Optional<Estimate> mean(OfTask ofTask) {
        List<Double> values = new ArrayList<>();
        int[] samples = {0};
        tasks.forEach((task, tally) -> {
            if (tally.scored() >= k) {
                values.add(ofTask.value(numbers.getOrDefault(task, 0), tally));
                samples[0] += tally.scored();
            }
        });
        return Estimate.mean(values, 0, 1, Estimate.LEVEL, samples[0]);
    }

    private Optional<Estimate> majority() {
        long[][] votes = use.votes(numbers.size());
        return mean((task, tally) -> majority(votes[task]));
    }

    /** The share of the right answer among those most given; 0 where no answer was given. */
    static double majority(long[] votes) {
        long[] sorted = votes.clone();
        Arrays.sort(sorted);
        int most = 0;
        int leaders = 0;
        boolean rightLeads = false;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                leaders = 0;
                rightLeads = false;
            }
            if (to - from == most) {
                leaders++;
                rightLeads |= sorted[from] == 0;
            }
            from = to;
        }
        return rightLeads ? 1.0 / leaders : 0;
    }
}
