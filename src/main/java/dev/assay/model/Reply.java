package dev.assay.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a model answered.
 *
 * @param text of the answer; empty where the model sent none
 * @param reasoning sent in a field of its own, or between tags that a profile names; else thinking inside tags is still in {@code text}
 * @param split how the two were told apart
 * @param finish why the model stopped
 * @param rawFinish the finish reason as it was sent; absent where none came
 * @param usage tokens, as far as the endpoint told
 * @param timing of the last attempt
 * @param servedBy what the endpoint said of itself
 */
public record Reply(
        String text,
        Optional<String> reasoning,
        Split split,
        Finish finish,
        Optional<String> rawFinish,
        Usage usage,
        Timing timing,
        ServedBy servedBy,
        List<Attempt> attempts)
        implements Exchange {
    public Reply {
        attempts = List.copyOf(attempts);
    }

    /** A reply whose thinking, if any, came in a field of its own. */
    public Reply(
            String text,
            Optional<String> reasoning,
            Finish finish,
            Optional<String> rawFinish,
            Usage usage,
            Timing timing,
            ServedBy servedBy,
            List<Attempt> attempts) {
        this(
                text,
                reasoning,
                reasoning.map(any -> new Split(Split.Rule.FIELD, false)).orElse(Split.NONE),
                finish,
                rawFinish,
                usage,
                timing,
                servedBy,
                attempts);
    }

    @Override
    public Reply withAttempts(List<Attempt> replaced) {
        return new Reply(text, reasoning, split, finish, rawFinish, usage, timing, servedBy, replaced);
    }

    @Override
    public <T> T fold(Function<? super Reply, ? extends T> reply, Function<? super CallFailure, ? extends T> failure) {
        return reply.apply(this);
    }
}
