package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.UserError;
import java.util.Locale;

/**
 * What {@code gate.json} of a run says of its gate.
 *
 * @param verdict as it is shown
 * @param baselineFile as it was named
 */
public record GateRecord(String verdict, String candidate, String baselineFile, String baselineSha256) {
    /**
     * Reads the file's text.
     *
     * @param file for messages
     * @throws UserError where it is none of ours
     */
    public static GateRecord read(String file, String text) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            if (root.path("format").asText().equals("assay-gate/1")) {
                return new GateRecord(
                        root.path("verdict").asText().toUpperCase(Locale.ROOT),
                        root.path("candidate").asText(),
                        root.path("baseline").path("file").asText(),
                        root.path("baseline").path("sha256").asText());
            }
        } catch (JsonProcessingException e) {
            // falls through to the one message
        }
        throw new UserError("%s: not the report of a gate".formatted(file), "Gate the run again.");
    }
}
