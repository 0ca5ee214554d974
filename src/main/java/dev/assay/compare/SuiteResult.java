package dev.assay.compare;

import dev.assay.model.ModelLabel;
import dev.assay.score.Outcome;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one model did on one suite.
 *
 * @param planned samples; the outcomes add up to it
 * @param stopped of the skipped ones, those that a gate had no need of: outside score, bounds and what is missing
 * @param score over the model's outcomes; absent where there is none
 * @param bounds of the score had all missing samples been wrong, or all right; absent where nothing was planned
 * @param cost of all calls that answered, in US dollars; absent where that of one is unknown
 * @param speed in times and tokens
 */
public record SuiteResult(
        String suite,
        ModelLabel model,
        int planned,
        int stopped,
        Map<Outcome, Integer> outcomes,
        Optional<Estimate> score,
        Optional<Interval> bounds,
        Optional<BigDecimal> cost,
        Speed speed) {
    public SuiteResult {
        EnumMap<Outcome, Integer> copy = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            copy.put(outcome, outcomes.getOrDefault(outcome, 0));
        }
        outcomes = Collections.unmodifiableMap(copy);
    }

    /** How many samples ended so. */
    public int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Samples planned, without those that a gate had no need of. */
    public int asked() {
        return planned - stopped;
    }

    /** Samples without an outcome of the model's, among those that were to be asked. */
    public int missing() {
        return count(Outcome.CALL_FAILED) + count(Outcome.GRADER_FAILED) + count(Outcome.SKIPPED) - stopped;
    }

    /**
     * Tokens and times of the calls that answered.
     *
     * @param promptTokens sum; absent where an endpoint did not tell
     * @param completionTokens sum; absent where an endpoint did not tell
     * @param firstTokenMillis median
     * @param tokensPerSecond completion tokens of all calls by the sum of their times
     * @param recorded whether the times are those of replayed calls
     */
    public record Speed(
            OptionalLong promptTokens,
            OptionalLong completionTokens,
            OptionalDouble firstTokenMillis,
            OptionalDouble tokensPerSecond,
            boolean recorded) {}
}
