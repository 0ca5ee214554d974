package dev.assay.score;

import java.util.function.Function;

/** The grade of an answer, or why there is none. */
public sealed interface Verdict {
    /** For people: why. */
    String reason();

    /** Calls the one function that fits. */
    <T> T fold(
            Function<? super Graded, ? extends T> graded,
            Function<? super Undecided, ? extends T> undecided,
            Function<? super Ungraded, ? extends T> ungraded);

    /** A grade from 0 (wrong) to 1 (right). */
    record Graded(double value, String reason) implements Verdict {
        public Graded {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("value is " + value);
            }
        }

        @Override
        public <T> T fold(
                Function<? super Graded, ? extends T> graded,
                Function<? super Undecided, ? extends T> undecided,
                Function<? super Ungraded, ? extends T> ungraded) {
            return graded.apply(this);
        }
    }

    /** The grader cannot tell. Counts as not right. */
    record Undecided(String reason) implements Verdict {
        @Override
        public <T> T fold(
                Function<? super Graded, ? extends T> graded,
                Function<? super Undecided, ? extends T> undecided,
                Function<? super Ungraded, ? extends T> ungraded) {
            return undecided.apply(this);
        }
    }

    /** The grader failed: ours, missing data, never counted as wrong. */
    record Ungraded(String reason) implements Verdict {
        @Override
        public <T> T fold(
                Function<? super Graded, ? extends T> graded,
                Function<? super Undecided, ? extends T> undecided,
                Function<? super Ungraded, ? extends T> ungraded) {
            return ungraded.apply(this);
        }
    }
}
