package dev.assay.model.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * Hands a reply to LangChain4j in a clean form, many tokens at a time: LangChain4j parses and keeps every event, which for long
 * reasoning would cost more than all else.
 */
final class Pieces implements Deltas {
    private static final int ENOUGH = 8192;

    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private final int enough;
    private final Consumer<String> pieces;
    private final String part;

    private Pieces(String part, int enough, Consumer<String> pieces) {
        this.part = part;
        this.enough = enough;
        this.pieces = pieces;
    }

    /** Pieces for the events of a stream. */
    static Pieces streamed(Consumer<String> events) {
        return new Pieces("delta", ENOUGH, events);
    }

    /** One piece, the body of a completion. */
    static Pieces whole(Consumer<String> body) {
        return new Pieces("message", Integer.MAX_VALUE, body);
    }

    @Override
    public void piece(String thought, String said) {
        reasoning.append(thought);
        answer.append(said);
        if (reasoning.length() + answer.length() >= enough) {
            flush();
        }
    }

    /** Hands on what is left, even if that is nothing. */
    void flush() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("choices")
                .addObject()
                .put("index", 0)
                .putObject(part)
                .put("role", "assistant")
                .put("reasoning_content", reasoning.toString())
                .put("content", answer.toString());
        reasoning.setLength(0);
        answer.setLength(0);
        pieces.accept(body.toString());
    }
}
