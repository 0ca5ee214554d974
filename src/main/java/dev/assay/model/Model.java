package dev.assay.model;

import dev.assay.suite.Prompt;

/** An endpoint with a model id, its sampling and its dialect. Safe for use by many threads. */
public interface Model {
    /** The name of this model in the run. */
    ModelLabel label();

    /**
     * What will be sent for a prompt.
     *
     * @param sample 0-based number of the answer asked for
     * @param maxTokens limit of the answer, in tokens
     */
    Request prepare(Prompt prompt, int sample, int maxTokens);

    /**
     * Makes one call and waits for its end. Never retries, and returns a failure as a value.
     *
     * @throws InterruptedException where the thread was interrupted; the call is cancelled then
     */
    Exchange ask(Request request) throws InterruptedException;
}
