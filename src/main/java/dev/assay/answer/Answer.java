package dev.assay.answer;

import java.util.Optional;
import java.util.function.Function;

/** What was extracted from a reply, or why nothing was. */
public sealed interface Answer {
    /** Calls the one function that fits. */
    <T> T fold(Function<? super Found, ? extends T> found, Function<? super Missing, ? extends T> missing);

    /**
     * An answer.
     *
     * @param text the answer itself
     * @param rule which rule found it, such as {@code boxed}, {@code marker}, {@code last-number}, {@code fence}
     * @param span where it stands in the visible text of the reply; absent where it was put together
     */
    record Found(String text, String rule, Optional<Span> span) implements Answer {
        @Override
        public <T> T fold(Function<? super Found, ? extends T> found, Function<? super Missing, ? extends T> missing) {
            return found.apply(this);
        }
    }

    /**
     * No answer.
     *
     * @param reason in words
     */
    record Missing(Why why, String reason) implements Answer {
        @Override
        public <T> T fold(Function<? super Found, ? extends T> found, Function<? super Missing, ? extends T> missing) {
            return missing.apply(this);
        }
    }

    /** Why there is no answer. */
    enum Why {
        /** The reply was cut before it gave one. */
        TRUNCATED,
        /** The reply holds no text. */
        EMPTY,
        /** The provider's filter, or the model, refused. */
        REFUSED,
        /** There is text, but no answer in it. */
        NO_ANSWER
    }

    /** A place in a text: from {@code start}, up to but without {@code end}, in UTF-16 units. */
    record Span(int start, int end) {
        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("span is %d..%d".formatted(start, end));
            }
        }
    }
}
