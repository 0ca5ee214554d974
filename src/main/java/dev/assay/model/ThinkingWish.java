package dev.assay.model;

import java.util.function.Function;
import java.util.function.IntFunction;

/** What a user wants of a model's thinking. */
public sealed interface ThinkingWish {
    /** Calls the one function that fits. */
    <T> T fold(
            Function<Boolean, ? extends T> turned,
            IntFunction<? extends T> budget,
            Function<String, ? extends T> effort);

    /** On, or off. */
    record Switch(boolean on) implements ThinkingWish {
        @Override
        public <T> T fold(
                Function<Boolean, ? extends T> turned,
                IntFunction<? extends T> budget,
                Function<String, ? extends T> effort) {
            return turned.apply(on);
        }
    }

    /** On, with so many tokens. */
    record Budget(int tokens) implements ThinkingWish {
        @Override
        public <T> T fold(
                Function<Boolean, ? extends T> turned,
                IntFunction<? extends T> budget,
                Function<String, ? extends T> effort) {
            return budget.apply(tokens);
        }
    }

    /** On, with this effort. */
    record Effort(String level) implements ThinkingWish {
        @Override
        public <T> T fold(
                Function<Boolean, ? extends T> turned,
                IntFunction<? extends T> budget,
                Function<String, ? extends T> effort) {
            return effort.apply(level);
        }
    }
}
