package dev.assay.answer;

import dev.assay.answer.Answer.Span;
import java.util.Optional;

/**
 * A place in a reply that may be its answer.
 *
 * @param text what the answer would be
 * @param rule which rule found it
 * @param span where it stands; absent where it was put together
 * @param explicit whether the reply marks it as its answer, so that it counts even if the reply was cut
 */
record Candidate(String text, String rule, Optional<Span> span, boolean explicit) {
    static Candidate at(String whole, int start, int end, String rule, boolean explicit) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(whole.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(whole.charAt(to - 1))) {
            to--;
        }
        return new Candidate(whole.substring(from, to), rule, Optional.of(new Span(from, to)), explicit);
    }

    Answer answer() {
        return new Answer.Found(text, rule, span);
    }
}
