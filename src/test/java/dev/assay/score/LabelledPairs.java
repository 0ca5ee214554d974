package dev.assay.score;

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

/** Labelled pairs of the shared data, which are no part of the project. */
final class LabelledPairs {
    /** A pair; {@code must} and {@code limitMillis} are what an adversarial row demands. */
    record Pair(String id, String gold, String answer, Optional<Boolean> label, String must, long limitMillis) {}

    private LabelledPairs() {}

    static List<Pair> read(String name) throws IOException {
        Path shared = Path.of(System.getProperty("assay.shared", "../shared"));
        Path file = shared.resolve("data/math").resolve(name + ".jsonl.gz");
        ObjectMapper mapper = new ObjectMapper();
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode row = mapper.readTree(line);
                JsonNode label = row.path("label");
                pairs.add(new Pair(
                        row.path("id").asText(),
                        row.path("gold").asText(),
                        row.path("answer").asText(),
                        label.isBoolean() ? Optional.of(label.asBoolean()) : Optional.empty(),
                        row.path("must").asText(),
                        row.path("limit_ms").asLong()));
            }
        }
        return pairs;
    }
}
