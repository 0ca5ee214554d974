package dev.assay.sandbox;

import java.time.Duration;
import java.util.function.Function;

/** What came of one request to a running program. */
public sealed interface Turn {
    /** Calls the one function that fits. */
    <T> T fold(Function<? super Replied, ? extends T> replied, Function<? super Ended, ? extends T> ended);

    /**
     * The program answered.
     *
     * @param line one line, without its end; anything may stand in it
     * @param cpu CPU time from request, or from the reply before it, to reply; of replies that came together the first has it all
     */
    record Replied(String line, Duration cpu) implements Turn {
        @Override
        public <T> T fold(Function<? super Replied, ? extends T> replied, Function<? super Ended, ? extends T> ended) {
            return replied.apply(this);
        }
    }

    /** The program ended, or was ended, without an answer. */
    record Ended(Outcome outcome) implements Turn {
        @Override
        public <T> T fold(Function<? super Replied, ? extends T> replied, Function<? super Ended, ? extends T> ended) {
            return ended.apply(this);
        }
    }
}
