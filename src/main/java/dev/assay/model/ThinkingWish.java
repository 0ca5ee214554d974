package dev.assay.model;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What a user wants of a model's thinking. */
public sealed interface ThinkingWish {
    /** Nothing: the model does what it does. */
    ThinkingWish NONE = new None();

    /** Nothing in particular. */
    record None() implements ThinkingWish {}

    /** On, or off. */
    record Switch(boolean on) implements ThinkingWish {}

    /** On, with so many tokens. */
    record Budget(int tokens) implements ThinkingWish {}

    /** On, with this effort. */
    record Effort(String level) implements ThinkingWish {}

    /** Calls the one function that fits. */
    default <T> T fold(
            Supplier<? extends T> none,
            Function<Boolean, ? extends T> turned,
            IntFunction<? extends T> budget,
            Function<String, ? extends T> effort) {
        if (this instanceof Switch wish) {
            return turned.apply(wish.on());
        }
        if (this instanceof Budget wish) {
            return budget.apply(wish.tokens());
        }
        return this instanceof Effort wish ? effort.apply(wish.level()) : none.get();
    }
}
