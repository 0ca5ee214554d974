package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The thinking and the answer in one {@code delta} or {@code message}; either may be empty. Of the fields that may hold the thinking
 * the first non-empty one counts: some servers send the same text in two, or a text in one and null in the other.
 */
record Said(String reasoning, String answer) {
    static Said in(JsonNode message) {
        JsonNode content = message.path("content");
        String answer = content.isArray() ? parts(content, false) : Json.text(message, "content");
        return new Said(reasoning(message, content), answer.isEmpty() ? Json.text(message, "refusal") : answer);
    }

    private static String reasoning(JsonNode message, JsonNode content) {
        for (String field : new String[] {"reasoning_content", "reasoning"}) {
            String text = Json.text(message, field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        StringBuilder details = new StringBuilder();
        for (JsonNode detail : message.path("reasoning_details")) {
            String text = Json.text(detail, "text");
            details.append(text.isEmpty() ? Json.text(detail, "summary") : text);
        }
        return details.isEmpty() && content.isArray() ? parts(content, true) : details.toString();
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
