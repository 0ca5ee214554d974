package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.score.Outcome;
import java.util.Arrays;
import java.util.OptionalDouble;

/** What the answers of one model to one suite used, and which were alike, by the numbers of its tasks: 24 bytes a task, 16 a sample. */
final class TaskUse {
    private static final int FIRST = 64;

    private int[] right = new int[FIRST];
    private int[] answered = new int[FIRST];
    private double[] cost = new double[FIRST];
    private double[] millis = new double[FIRST];
    private boolean costIsKnown = true;
    private boolean isCode;
    private long[] votes = new long[FIRST];
    private int[] voters = new int[FIRST];
    private int voteCount;

    /** Counts the verdict of one more sample of this task. */
    void add(int task, VerdictLine line) {
        if (task >= right.length) {
            int size = Math.max(task + 1, 2 * right.length);
            right = Arrays.copyOf(right, size);
            answered = Arrays.copyOf(answered, size);
            cost = Arrays.copyOf(cost, size);
            millis = Arrays.copyOf(millis, size);
        }
        boolean isRight = line.outcome() == Outcome.RIGHT;
        right[task] += isRight ? 1 : 0;
        isCode |= !line.tests().isEmpty();
        line.timing().ifPresent(timing -> {
            answered[task]++;
            millis[task] += timing.totalMillis();
            cost[task] += line.cost().map(Number::doubleValue).orElse(0.0);
            costIsKnown &= line.cost().isPresent();
        });
        if (isRight) {
            vote(task, 0);
        } else if (line.outcome() == Outcome.WRONG && line.extracted().isPresent()) {
            vote(task, hash(line.extracted().get()));
        }
    }

    private void vote(int task, long answer) {
        if (voteCount == votes.length) {
            votes = Arrays.copyOf(votes, 2 * voteCount);
            voters = Arrays.copyOf(voters, 2 * voteCount);
        }
        votes[voteCount] = answer;
        voters[voteCount++] = task;
    }

    /** FNV-1a of 64 bits, never 0: that stands for what is right. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }

    int right(int task) {
        return task < right.length ? right[task] : 0;
    }

    /** US dollars of one answer to this task, in the mean; absent where none came, or the cost of any answer of the suite is unknown. */
    OptionalDouble cost(int task) {
        return costIsKnown ? mean(cost, task) : OptionalDouble.empty();
    }

    /** Seconds of one answer to this task, in the mean; absent where none came. */
    OptionalDouble seconds(int task) {
        OptionalDouble mean = mean(millis, task);
        return mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() / 1000) : mean;
    }

    private OptionalDouble mean(double[] sums, int task) {
        return task < answered.length && answered[task] > 0
                ? OptionalDouble.of(sums[task] / answered[task])
                : OptionalDouble.empty();
    }

    /** Whether any sample was answered. */
    boolean anyAnswer() {
        return Arrays.stream(answered).anyMatch(count -> count > 0);
    }

    /** Whether answers can be told apart by their texts, which programs cannot. */
    boolean canVote() {
        return !isCode;
    }

    /** The answers of each task, by number; 0 is the right one. */
    long[][] votes(int tasks) {
        int[] counts = new int[tasks];
        for (int i = 0; i < voteCount; i++) {
            counts[voters[i]]++;
        }
        long[][] byTask = new long[tasks][];
        Arrays.setAll(byTask, task -> new long[counts[task]]);
        for (int i = voteCount - 1; i >= 0; i--) {
            byTask[voters[i]][--counts[voters[i]]] = votes[i];
        }
        return byTask;
    }
}
