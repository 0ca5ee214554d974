package dev.assay.suite;

import java.util.List;

/** The messages that ask one task, in order; at least one. */
public record Prompt(List<Message> messages) {
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty");
        }
    }
}
