package dev.assay.compare;

import dev.assay.journal.VerdictLine;
import dev.assay.run.Verdicts;
import dev.assay.score.Outcome;
import java.util.OptionalDouble;

/**
 * What became of one task's samples: some numbers, and no texts. The classes add up: planned = scored + missing + stopped.
 *
 * <p>Values of samples are from 0 to 1, so the mean of all lies between {@link #low} and {@link #high}, whatever the missing ones would have been.
 */
public final class TaskTally {
    private int planned;
    private int missing;
    private int stopped;
    private int truncated;
    private int noAnswer;
    private int told;
    private long tokens;
    private double sum;

    /** No samples yet. */
    public TaskTally() {}

    /**
     * What is known of an earlier run's samples.
     *
     * @param sum of the values of those that were scored
     * @param tokens of the mean answer; absent where nobody told
     * @throws IllegalArgumentException where these do not fit together
     */
    static TaskTally of(int planned, double sum, int missing, int truncated, int noAnswer, OptionalDouble tokens) {
        int scored = planned - missing;
        boolean counts = missing >= 0 && truncated >= 0 && noAnswer >= 0 && truncated + noAnswer <= scored;
        if (!counts || !(sum >= 0 && sum <= scored - truncated - noAnswer)) {
            throw new IllegalArgumentException("%d samples: %s right, %d missing, %d truncated, %d without an answer"
                    .formatted(planned, sum, missing, truncated, noAnswer));
        }
        TaskTally tally = new TaskTally();
        tally.planned = planned;
        tally.sum = sum;
        tally.missing = missing;
        tally.truncated = truncated;
        tally.noAnswer = noAnswer;
        if (tokens.isPresent()) {
            tally.told = scored;
            tally.tokens = Math.round(tokens.getAsDouble() * scored);
        }
        return tally;
    }

    /** Counts the verdict of one more planned sample of this task. */
    void add(VerdictLine line) {
        planned++;
        if (!line.outcome().isModels()) {
            boolean notNeeded =
                    line.outcome() == Outcome.SKIPPED && line.reason().equals(Verdicts.STOPPED);
            stopped += notNeeded ? 1 : 0;
            missing += notNeeded ? 0 : 1;
            return;
        }
        sum += line.value().orElse(0);
        truncated += line.outcome() == Outcome.TRUNCATED ? 1 : 0;
        noAnswer += line.outcome() == Outcome.NO_ANSWER ? 1 : 0;
        line.usage().completionTokens().ifPresent(used -> {
            told++;
            tokens += used;
        });
    }

    /** Samples planned. */
    public int planned() {
        return planned;
    }

    /** Samples with an outcome of the model's. */
    public int scored() {
        return planned - missing - stopped;
    }

    /** Samples without one, be it for a failure of ours, or because nobody was asked. */
    public int missing() {
        return missing;
    }

    /** Samples that a gate did not need: neither scored nor missing. */
    public int stopped() {
        return stopped;
    }

    /** Samples planned, without those that were not needed. */
    public int asked() {
        return planned - stopped;
    }

    /** Scored samples that were cut off before an answer. */
    public int truncated() {
        return truncated;
    }

    /** Scored samples without an answer in their reply. */
    public int noAnswer() {
        return noAnswer;
    }

    /** The sum of the values of the scored samples. */
    public double sum() {
        return sum;
    }

    /** The mean value of the scored samples; absent where there are none. */
    public OptionalDouble mean() {
        return scored() > 0 ? OptionalDouble.of(sum / scored()) : OptionalDouble.empty();
    }

    /** The variance of one sample about the task's mean, unbiased where values are 0 or 1; absent with fewer than two scored ones. */
    public OptionalDouble within() {
        int n = scored();
        return n < 2 ? OptionalDouble.empty() : OptionalDouble.of(sum / n * (1 - sum / n) * n / (n - 1));
    }

    /** The mean value had every missing sample been wrong; 0 where nothing was asked. */
    public double low() {
        return asked() > 0 ? sum / asked() : 0;
    }

    /** The mean value had every missing sample been right; 1 where nothing was asked. */
    public double high() {
        return asked() > 0 ? (sum + missing) / asked() : 1;
    }

    /** Tokens of the mean answer, of those that told; absent where none did. */
    public OptionalDouble tokens() {
        return told > 0 ? OptionalDouble.of((double) tokens / told) : OptionalDouble.empty();
    }
}
