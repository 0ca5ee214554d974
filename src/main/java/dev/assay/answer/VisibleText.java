package dev.assay.answer;

import dev.assay.model.Reply;
import java.util.List;

/**
 * The part of a reply that answers: its text without thinking. Thinking comes in a field of its own, or between tags at the
 * start of the text; where the prompt already opened the tag, only the closing one is there. Tags that were opened and never
 * closed make all of the text thinking.
 */
public final class VisibleText {
    private static final List<Tag> TAGS = List.of(
            new Tag("<think>", "</think>"),
            new Tag("<thinking>", "</thinking>"),
            new Tag("<thought>", "</thought>"),
            new Tag("<reasoning>", "</reasoning>"),
            new Tag("<mm:think>", "</mm:think>"),
            new Tag("<seed:think>", "</seed:think>"),
            new Tag("◁think▷", "◁/think▷"));

    private static final Tag ANSWER = new Tag("<answer>", "</answer>");

    private VisibleText() {}

    /** What opens and closes thinking. */
    private record Tag(String open, String close) {}

    /** The reply's text with thinking in tags cut off. */
    public static String of(Reply reply) {
        boolean field = reply.reasoning().map(text -> !text.isBlank()).orElse(false);
        return of(reply.text(), field);
    }

    /**
     * A text with thinking in tags cut off.
     *
     * @param apart whether thinking came in a field of its own, so that a closing tag alone is part of the answer
     */
    public static String of(String text, boolean apart) {
        if (text.indexOf('<') < 0 && text.indexOf('◁') < 0) {
            return text;
        }
        String visible = text;
        for (Tag tag : TAGS) {
            boolean opened = visible.stripLeading().startsWith(tag.open());
            int close = visible.contains(tag.close()) ? visible.lastIndexOf(tag.close()) : -1;
            if (close >= 0 && (opened || !apart)) {
                visible = visible.substring(close + tag.close().length());
            } else if (opened) {
                return "";
            }
        }
        return answerTags(visible);
    }

    /** Some models put the answer between tags too. */
    private static String answerTags(String text) {
        String bare = text.strip();
        if (!bare.startsWith(ANSWER.open())) {
            return text;
        }
        int close = bare.lastIndexOf(ANSWER.close());
        return bare.substring(ANSWER.open().length(), close < 0 ? bare.length() : close);
    }
}
