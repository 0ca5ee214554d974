package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Reasoning;
import java.util.List;

/**
 * The thinking and the answer in one {@code delta} or {@code message}; either may be empty. Of the fields that may hold the thinking
 * the first non-empty one counts: some servers send the same text in two, or a text in one and null in the other.
 */
record Said(String reasoning, String answer) {
    /** @param sources that may hold the thinking, in their order */
    static Said in(JsonNode message, List<Reasoning.Source> sources) {
        JsonNode content = message.path("content");
        String answer = content.isArray() ? parts(content, false) : Json.text(message, "content");
        return new Said(reasoning(message, sources), answer.isEmpty() ? Json.text(message, "refusal") : answer);
    }

    private static String reasoning(JsonNode message, List<Reasoning.Source> sources) {
        for (Reasoning.Source source : sources) {
            JsonNode field = message.path(source.wireName());
            String text = switch (source) {
                case REASONING_CONTENT, REASONING -> Json.text(message, source.wireName());
                case REASONING_DETAILS -> details(field);
                case CONTENT -> field.isArray() ? parts(field, true) : "";
            };
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String details(JsonNode details) {
        StringBuilder text = new StringBuilder();
        for (JsonNode detail : details) {
            text.append(Json.text(detail, Json.text(detail, "text").isEmpty() ? "summary" : "text"));
        }
        return text.toString();
    }

    /** The text of those parts of an array that are thinking, or of those that are not. */
    private static String parts(JsonNode content, boolean thinking) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = Json.text(part, "type");
            if (thinking == (type.equals("thinking") || type.equals("reasoning"))) {
                text.append(part.isTextual() ? part.textValue() : partText(part));
            }
        }
        return text.toString();
    }

    private static String partText(JsonNode part) {
        JsonNode thinking = part.path("thinking");
        return thinking.isArray()
                ? parts(thinking, false)
                : thinking.isTextual() ? thinking.textValue() : Json.text(part, "text");
    }
}
