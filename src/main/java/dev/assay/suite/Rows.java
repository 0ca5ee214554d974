package dev.assay.suite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads task files into rows. */
final class Rows {
    private static final int MAX_BYTES = 1 << 30;

    /** Numbers keep their digits: 0.10 is not 0.1 where it is shown. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader ELEMENT =
            JSON.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;
    private final Consumer<Row> each;
    private boolean isEmpty = true;

    private Rows(String file, Consumer<Row> each) {
        this.file = file;
        this.each = each;
    }

    /** Hands over one row after the other: all of them at once are many times the file. */
    static void read(String file, byte[] bytes, DataFormat format, Consumer<Row> each) {
        Rows rows = new Rows(file, each);
        String text = SourceText.of(file, format.gzip() ? rows.unzip(bytes) : bytes);
        switch (format.kind()) {
            case JSONL -> rows.jsonl(text);
            case JSON -> rows.json(text);
            case CSV -> rows.csv(text);
        }
        if (rows.isEmpty) {
            throw new UserError(file + ": no tasks in it", "Write at least one task.");
        }
    }

    private void add(String where, JsonNode fields) {
        isEmpty = false;
        each.accept(new Row(where, fields));
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

    private void jsonl(String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                String where = file + ":" + number;
                add(where, object(where, line));
            }
        }
    }

    private static JsonNode object(String where, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "%s: not valid JSON: %s".formatted(where, JsonFault.of(e.getOriginalMessage())),
                    "Write one JSON object on the line.");
        }
        throw new UserError(where + ": not a JSON object", "Write one JSON object on the line.");
    }

    private void json(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UserError(file + ": not a JSON array", "Write an array of objects.");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String where = file + ":" + parser.currentTokenLocation().getLineNr();
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new UserError(where + ": not a JSON object", "Write one object a task.");
                }
                add(where, ELEMENT.readTree(parser));
            }
            if (parser.nextToken() != null) {
                throw new UserError(
                        "%s:%d: text behind the end of the array"
                                .formatted(file, parser.currentTokenLocation().getLineNr()),
                        "Remove it.");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    "%s:%d: not valid JSON: %s".formatted(file, line, JsonFault.of(e.getOriginalMessage())),
                    "Mend the file.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private void csv(String text) {
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<JsonNode> all =
                new CsvMapper().readerFor(JsonNode.class).with(header).readValues(text)) {
            while (all.hasNextValue()) {
                String where = file + ":" + all.getParser().currentLocation().getLineNr();
                add(where, all.nextValue());
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    "%s:%d: not valid CSV: %s".formatted(file, line, JsonFault.of(e.getOriginalMessage())),
                    "Mend the file.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
