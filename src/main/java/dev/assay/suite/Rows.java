package dev.assay.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads task files into rows. */
final class Rows {
    private static final int MAX_BYTES = 1 << 30;

    /** Numbers keep their digits: 0.10 is not 0.1 where it is shown. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String file;

    private Rows(String file) {
        this.file = file;
    }

    static List<Row> read(String file, byte[] bytes, DataFormat format) {
        Rows rows = new Rows(file);
        String text = new String(format.gzip() ? rows.unzip(bytes) : bytes, StandardCharsets.UTF_8);
        List<Row> read = switch (format.kind()) {
            case JSONL -> rows.jsonl(text);
            case JSON -> rows.json(text);
            case CSV -> rows.csv(text);
        };
        if (read.isEmpty()) {
            throw new UserError(file + ": no tasks in it", "Write at least one task.");
        }
        return read;
    }

    private byte[] unzip(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(MAX_BYTES);
            if (plain.length == MAX_BYTES) {
                throw new UserError(file + ": more than 1 GiB when unpacked", "Split the suite.");
            }
            return plain;
        } catch (IOException e) {
            throw new UserError(file + ": not a whole gzip file", "Fetch or write the file again.");
        }
    }

    private List<Row> jsonl(String text) {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        for (String each : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!each.isBlank()) {
                String where = file + ":" + line;
                rows.add(new Row(where, object(where, each)));
            }
        }
        return rows;
    }

    private JsonNode object(String where, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "%s: not valid JSON: %s".formatted(where, reason(e)), "Write one JSON object on the line.");
        }
        throw new UserError(where + ": not a JSON object", "Write one JSON object on the line.");
    }

    private List<Row> json(String text) {
        List<Row> rows = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isArray()) {
                throw new UserError(file + ": not a JSON array", "Write an array of objects.");
            }
            for (JsonNode each : root) {
                rows.add(new Row("%s, element %d".formatted(file, rows.size()), each));
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError("%s:%d: not valid JSON: %s".formatted(file, line, reason(e)), "Mend the file.");
        }
        return rows;
    }

    private List<Row> csv(String text) {
        List<Row> rows = new ArrayList<>();
        CsvMapper mapper = new CsvMapper();
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<JsonNode> all =
                mapper.readerFor(JsonNode.class).with(header).readValues(text)) {
            for (Iterator<JsonNode> each = all; each.hasNext(); ) {
                rows.add(new Row("%s, row %d".formatted(file, rows.size() + 1), each.next()));
            }
        } catch (IOException | RuntimeException e) {
            throw new UserError("%s, row %d: not valid CSV".formatted(file, rows.size() + 1), "Mend the file.");
        }
        return rows;
    }

    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
