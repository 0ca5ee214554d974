package dev.assay.math;

import java.util.function.Function;

/** Whether an answer says the same as the gold answer, with the reason in words. */
public sealed interface Equality {
    /** For people: why. */
    String reason();

    /** Calls the one function that fits. */
    <T> T fold(
            Function<? super Equal, ? extends T> equal,
            Function<? super Different, ? extends T> different,
            Function<? super Undecided, ? extends T> undecided);

    /** The same. */
    record Equal(String reason) implements Equality {
        @Override
        public <T> T fold(
                Function<? super Equal, ? extends T> equal,
                Function<? super Different, ? extends T> different,
                Function<? super Undecided, ? extends T> undecided) {
            return equal.apply(this);
        }
    }

    /** Not the same. */
    record Different(String reason) implements Equality {
        @Override
        public <T> T fold(
                Function<? super Equal, ? extends T> equal,
                Function<? super Different, ? extends T> different,
                Function<? super Undecided, ? extends T> undecided) {
            return different.apply(this);
        }
    }

    /** Cannot be told: one side cannot be read, or the step budget is spent. */
    record Undecided(String reason) implements Equality {
        @Override
        public <T> T fold(
                Function<? super Equal, ? extends T> equal,
                Function<? super Different, ? extends T> different,
                Function<? super Undecided, ? extends T> undecided) {
            return undecided.apply(this);
        }
    }

    /** Whether this is {@link Equal}. */
    default boolean isEqual() {
        return fold(equal -> true, different -> false, undecided -> false);
    }

    /** Whether this is {@link Different}. */
    default boolean isDifferent() {
        return fold(equal -> false, different -> true, undecided -> false);
    }
}
