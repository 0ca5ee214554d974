package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Timing;
import java.util.Optional;
import java.util.OptionalDouble;

/** The times of an earlier call, as our replay server passes them on: {@code "assay": {"recorded": {"totalMillis": ...}}}. */
final class RecordedTiming {
    private RecordedTiming() {}

    static Optional<Timing> in(JsonNode chunk) {
        JsonNode recorded = chunk.path("assay").path("recorded");
        OptionalDouble total = millis(recorded, "totalMillis");
        return total.isEmpty()
                ? Optional.empty()
                : Optional.of(new Timing(
                        millis(recorded, "headersMillis"),
                        millis(recorded, "firstTokenMillis"),
                        millis(recorded, "firstAnswerMillis"),
                        total.getAsDouble(),
                        true));
    }

    private static OptionalDouble millis(JsonNode recorded, String name) {
        JsonNode node = recorded.path(name);
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }
}
