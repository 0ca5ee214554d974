package dev.assay.compare;

import dev.assay.model.ModelLabel;
import java.util.Optional;

/**
 * How much better one model is than another on the tasks that both answered.
 *
 * @param value mean difference over the tasks, positive where {@code a} is better; absent where they share none
 */
public record Difference(ModelLabel a, ModelLabel b, Optional<Estimate> value) {
    /** What the interval says. */
    public enum Call {
        BETTER,
        WORSE,
        TIED,
        UNKNOWN
    }

    /** What the interval says of {@code a} against {@code b}. */
    public Call call() {
        if (value.isEmpty()) {
            return Call.UNKNOWN;
        }
        Estimate estimate = value.get();
        if (estimate.low() > 0) {
            return Call.BETTER;
        }
        return estimate.high() < 0 ? Call.WORSE : Call.TIED;
    }
}
