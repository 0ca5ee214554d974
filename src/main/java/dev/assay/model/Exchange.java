package dev.assay.model;

import java.util.List;
import java.util.function.Function;

/** The end of all attempts at one sample: a reply, or a call failure. */
public sealed interface Exchange permits Reply, CallFailure {
    /** Every attempt, in order; the last one is the one that ended the exchange. */
    List<Attempt> attempts();

    /** This exchange with these attempts instead of its own. */
    Exchange withAttempts(List<Attempt> attempts);

    /** Calls the one function that fits. */
    <T> T fold(Function<? super Reply, ? extends T> reply, Function<? super CallFailure, ? extends T> failure);
}
