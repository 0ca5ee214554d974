package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import java.time.Duration;
import java.util.Optional;

/** Carries a failure from where it is seen to the end of the call. Not yet redacted. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CallFailure.Kind kind;
    private final int status;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<String> filter;

    /**
     * @param status 0 where none came
     * @param filter the code, where the provider's content filter stopped the call
     */
    CallFailedException(
            CallFailure.Kind kind, int status, String message, Optional<Duration> retryAfter, Optional<String> filter) {
        super(message, null, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.filter = filter;
    }

    CallFailedException(CallFailure.Kind kind, int status, String message) {
        this(kind, status, message, Optional.empty(), Optional.empty());
    }

    CallFailure.Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Optional<String> filter() {
        return filter;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
