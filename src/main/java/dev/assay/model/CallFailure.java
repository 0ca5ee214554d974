package dev.assay.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Why there is no answer. Never the model's fault, never counted as wrong.
 *
 * @param status HTTP status, absent where none came
 * @param message for people; holds no secret
 */
public record CallFailure(Kind kind, OptionalInt status, String message, List<Attempt> attempts) implements Exchange {
    /** The classes of failure, with what a caller may do about each. */
    public enum Kind {
        /** No connection: refused, unknown host, reset before an answer. */
        CONNECTION(Remedy.RETRY),
        /** No progress, or no end, in the time allowed. */
        TIMEOUT(Remedy.RETRY),
        /** Too many requests, or the server is overloaded. */
        BUSY(Remedy.RETRY),
        /** The server failed. */
        SERVER(Remedy.RETRY),
        /** An answer that ended before its end, or is not in the protocol: HTML, broken JSON, a cut stream. */
        MALFORMED(Remedy.RETRY),
        /** This request cannot be served: too long, bad parameter. Another one may be. */
        REJECTED(Remedy.NONE),
        /** The key is missing or wrong, or may not use this model. */
        UNAUTHORIZED(Remedy.STOP_MODEL),
        /** Its certificate is not trusted, or is that of another host. */
        UNTRUSTED(Remedy.STOP_MODEL),
        /** The endpoint does not know this model or path. */
        NOT_FOUND(Remedy.STOP_MODEL),
        /** No balance or quota left. */
        EXHAUSTED(Remedy.STOP_MODEL);

        private final Remedy remedy;

        Kind(Remedy remedy) {
            this.remedy = remedy;
        }

        /** What a caller may do. */
        public Remedy remedy() {
            return remedy;
        }
    }

    /** What may help after a failure. */
    public enum Remedy {
        /** Ask again, later. */
        RETRY,
        /** Nothing helps this request. */
        NONE,
        /** No request to this model can succeed until a person acts. */
        STOP_MODEL
    }

    public CallFailure {
        attempts = List.copyOf(attempts);
    }

    @Override
    public CallFailure withAttempts(List<Attempt> replaced) {
        return new CallFailure(kind, status, message, replaced);
    }

    @Override
    public <T> T fold(Function<? super Reply, ? extends T> reply, Function<? super CallFailure, ? extends T> failure) {
        return failure.apply(this);
    }
}
