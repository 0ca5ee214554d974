package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.ModelLabel;

/** The members of a line that name a sample. */
final class SampleIds {
    private SampleIds() {}

    static void write(ObjectNode line, SampleId id) {
        line.put("suite", id.suite());
        line.put("task", id.task());
        line.put("model", id.model().text());
        line.put("sample", id.sample());
    }

    static SampleId read(JsonNode line) {
        return new SampleId(
                Json.require(line, "suite"),
                Json.require(line, "task"),
                new ModelLabel(Json.require(line, "model")),
                line.path("sample").asInt());
    }
}
