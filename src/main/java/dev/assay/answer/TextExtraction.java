package dev.assay.answer;

import dev.assay.answer.Answer.Found;
import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Span;
import dev.assay.answer.Answer.Why;
import dev.assay.model.Finish;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a short text in a reply: in the last box, else the line after the last marker, else all of the text. */
public final class TextExtraction {
    private static final List<String> MARKERS =
            List.of("final answer is", "final answer:", "answer is", "answer:", "答案是", "答案为", "答案：", "答案:");

    private TextExtraction() {}

    /** The answer in the visible text of a reply. */
    public static Answer of(String visible, Finish finish) {
        Optional<Candidate> explicit = new Boxes(visible).last().or(() -> marked(visible));
        if (explicit.isPresent()) {
            return explicit.get().answer();
        }
        if (finish == Finish.FILTER) {
            return new Missing(Why.REFUSED, "the provider's content filter stopped the reply");
        }
        if (finish == Finish.LENGTH) {
            return new Missing(Why.TRUNCATED, "the reply was cut before an explicit final answer");
        }
        if (visible.isBlank()) {
            return new Missing(Why.EMPTY, "there is no text outside thinking");
        }
        int start = visible.length() - visible.stripLeading().length();
        return new Found(
                visible.strip(),
                "whole text",
                Optional.of(new Span(start, start + visible.strip().length())));
    }

    private static Optional<Candidate> marked(String visible) {
        String lower = visible.toLowerCase(Locale.ROOT);
        int from = -1;
        for (String marker : MARKERS) {
            int at = lower.lastIndexOf(marker);
            from = at >= 0 && at + marker.length() > from ? at + marker.length() : from;
        }
        if (from < 0) {
            return Optional.empty();
        }
        while (from < visible.length() && " \t\r\n*:：".indexOf(visible.charAt(from)) >= 0) {
            from++;
        }
        int line = visible.indexOf('\n', from);
        int end = line < 0 ? visible.length() : line;
        return end > from ? Optional.of(Candidate.at(visible, from, end, "marker", true)) : Optional.empty();
    }
}
