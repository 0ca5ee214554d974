package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.answer.Answer;
import dev.assay.score.Assessment;
import java.util.Optional;

/**
 * What the grader says of one pair.
 *
 * @param extracted the answer that was found in the text, with its rule and its place
 * @param micros how long it took, extraction and comparison
 */
record PairVerdict(Pair pair, Kind kind, String reason, Optional<Answer.Found> extracted, long micros) {
    /** Escapes all but ASCII: model text is never shown raw on a terminal, and half a surrogate pair has no bytes in UTF-8. */
    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    enum Kind {
        EQUAL("equal"),
        DIFFERENT("different"),
        UNDECIDED("undecided"),
        NO_ANSWER("noAnswer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static PairVerdict of(Pair pair, Assessment assessment, long micros) {
        Optional<Answer.Found> found = assessment.answer().fold(Optional::of, missing -> Optional.empty());
        Kind kind = assessment
                .verdict()
                .fold(
                        graded -> found.isEmpty() ? Kind.NO_ANSWER : graded.value() == 1 ? Kind.EQUAL : Kind.DIFFERENT,
                        undecided -> Kind.UNDECIDED,
                        ungraded -> Kind.UNDECIDED);
        return new PairVerdict(pair, kind, assessment.verdict().reason(), found, micros);
    }

    /** Whether a label speaks against this verdict. */
    boolean disagrees() {
        return pair.label().isPresent() && pair.label().get() != (kind == Kind.EQUAL);
    }

    /** One JSON object on a line; {@code id} is left out where there is none. */
    String json() {
        ObjectNode node = JSON.createObjectNode();
        if (!pair.id().isEmpty()) {
            node.put("id", pair.id());
        }
        node.put("verdict", kind.text()).put("reason", reason);
        node.put("extracted", extracted.map(Answer.Found::text).orElse(null));
        node.put("rule", extracted.map(Answer.Found::rule).orElse(null));
        node.put("micros", micros);
        return write(node);
    }

    static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is JSON", e);
        }
    }
}
