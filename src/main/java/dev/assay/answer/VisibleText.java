package dev.assay.answer;

import dev.assay.model.Reply;

/** The part of a reply that answers: its text without thinking. */
public final class VisibleText {
    private VisibleText() {}

    /** The reply's text with thinking in tags cut off. */
    public static String of(Reply reply) {
        String text = reply.text();
        int end = text.lastIndexOf("</think>");
        return end < 0 ? text : text.substring(end + "</think>".length());
    }
}
