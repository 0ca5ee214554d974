package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Pairs of a gold and an answer from a gzipped file that is no part of the project. */
final class PairRows {
    /** A pair; the label is absent where nobody knows. */
    record Row(String id, String gold, String answer, Optional<Boolean> label) {}

    private PairRows() {}

    static List<Row> read(Path file, int most) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && rows.size() < most; line = reader.readLine()) {
                JsonNode row = mapper.readTree(line);
                JsonNode label = row.path("label");
                rows.add(new Row(
                        row.path("id").asText(),
                        row.path("gold").asText(),
                        row.path("answer").asText(),
                        label.isBoolean() ? Optional.of(label.asBoolean()) : Optional.empty()));
            }
        }
        return rows;
    }
}
