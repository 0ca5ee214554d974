package dev.assay.score;

import java.util.function.Function;

/** A scorer for coding tasks, or why this machine has none. */
public sealed interface CodeScorerFinding {
    /** Calls the one function that fits. */
    <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused);

    /** A scorer that works here. */
    record Ready(CodeScorer scorer) implements CodeScorerFinding {
        @Override
        public <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused) {
            return ready.apply(this);
        }
    }

    /** No scorer: coding suites are refused. What is missing, and what to install. */
    record Refused(String reason) implements CodeScorerFinding {
        @Override
        public <T> T fold(Function<? super Ready, ? extends T> ready, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
