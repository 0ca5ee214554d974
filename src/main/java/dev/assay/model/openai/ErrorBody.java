package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What an error says, out of the shapes that providers use (specs/dialects.md, section 7).
 *
 * @param message for people, of any length
 * @param code as text; empty where none
 * @param type further class of the error, such as {@code rate_limit_error}; empty where none
 * @param miniMax whether the code is one of MiniMax's, whose numbers mean other things elsewhere
 */
record ErrorBody(String message, String code, String type, boolean miniMax) {
    /** The error in the body of a failed call: some shape of JSON, else the text itself. */
    static ErrorBody of(String body) {
        Optional<JsonNode> tree = Json.tree(body);
        return tree.flatMap(ErrorBody::in)
                .or(() -> tree.flatMap(ErrorBody::loose))
                .orElseGet(() -> new ErrorBody(Malformed.shown(body, Malformed.BODY), "", "", false));
    }

    /** The error inside an answer that came with status 200, if there is one. */
    static Optional<ErrorBody> in(JsonNode tree) {
        JsonNode error = tree.path("error");
        if (error.isObject()) {
            return Optional.of(nested(error));
        }
        if (error.isTextual() && !error.asText().isBlank()) {
            return Optional.of(new ErrorBody(error.asText(), text(tree, "code"), text(tree, "error_type"), false));
        }
        if (tree.path(0).path("error").isObject()) {
            return Optional.of(nested(tree.path(0).path("error")));
        }
        JsonNode miniMax = tree.path("base_resp");
        if (miniMax.path("status_code").asInt(0) != 0) {
            return Optional.of(new ErrorBody(text(miniMax, "status_msg"), text(miniMax, "status_code"), "", true));
        }
        if (tree.path("errors").isContainerNode() && !tree.path("errors").isEmpty()) {
            JsonNode errors = tree.path("errors");
            return Optional.of(nested(errors.isArray() ? errors.path(0) : errors));
        }
        if (tree.hasNonNull("error_code")) {
            return Optional.of(new ErrorBody(text(tree, "error_msg"), text(tree, "error_code"), "", false));
        }
        return flat(tree);
    }

    private static Optional<ErrorBody> flat(JsonNode tree) {
        boolean coded = tree.hasNonNull("message") && tree.has("code");
        boolean says = coded || text(tree, "object").equals("error");
        return says && !tree.path("choices").isArray()
                ? Optional.of(new ErrorBody(text(tree, "message"), text(tree, "code"), text(tree, "type"), false))
                : Optional.empty();
    }

    /** Shapes that only a failed status makes an error. */
    private static Optional<ErrorBody> loose(JsonNode tree) {
        if (tree.isTextual()) {
            return Optional.of(new ErrorBody(tree.asText(), "", "", false));
        }
        for (String name : new String[] {"message", "msg", "detail", "errors"}) {
            if (tree.hasNonNull(name)) {
                return Optional.of(new ErrorBody(textOrJson(tree.path(name)), text(tree, "code"), "", false));
            }
        }
        return Optional.empty();
    }

    private static ErrorBody nested(JsonNode error) {
        String message = textOrJson(error.hasNonNull("message") ? error.path("message") : error);
        JsonNode provider = error.path("metadata");
        if (provider.hasNonNull("raw")) {
            message += " [" + text(provider, "provider_name") + ": " + textOrJson(provider.path("raw")) + "]";
        }
        String type = text(error, "type").isEmpty() ? text(error, "status") : text(error, "type");
        if (provider.has("flagged_input")) {
            // OpenRouter's moderation says so in no other place.
            type = "moderation";
        }
        return new ErrorBody(message, text(error, "code"), type, false);
    }

    private static String textOrJson(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static String text(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }
}
