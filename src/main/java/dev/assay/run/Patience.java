package dev.assay.run;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import java.util.Optional;

/**
 * When to give a model up: at once where only a person can help; after a few samples in a row that failed in spite of all
 * retries, fewer where nothing has ever succeeded. Safe for use by many threads.
 */
final class Patience {
    private static final int AT_FIRST = 3;
    private static final int LATER = 10;

    private boolean hasSucceeded;
    private boolean isLost;
    private int failedInARow;

    /** Takes note of an exchange; says why to give up, once, if so. */
    synchronized Optional<CallFailure> after(Exchange exchange) {
        Optional<CallFailure> reason = isLost ? Optional.empty() : reason(exchange);
        isLost |= reason.isPresent();
        return reason;
    }

    private Optional<CallFailure> reason(Exchange exchange) {
        Optional<CallFailure> failure = exchange.fold(reply -> Optional.empty(), Optional::of);
        if (failure.isEmpty()) {
            hasSucceeded = true;
            failedInARow = 0;
            return Optional.empty();
        }
        CallFailure.Remedy remedy = failure.get().kind().remedy();
        if (remedy == CallFailure.Remedy.STOP_MODEL) {
            return failure;
        }
        if (remedy == CallFailure.Remedy.NONE) {
            return Optional.empty();
        }
        failedInARow++;
        return failedInARow >= (hasSucceeded ? LATER : AT_FIRST) ? failure : Optional.empty();
    }
}
