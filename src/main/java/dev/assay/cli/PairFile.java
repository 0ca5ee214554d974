package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.UserError;
import dev.assay.suite.JsonFault;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of pairs, read one line at a time. */
final class PairFile implements AutoCloseable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String ONE_OBJECT = "Write one JSON object a line: {\"id\", \"gold\", \"answer\", \"label\"}.";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final String stem;
    private final BufferedReader reader;
    private int line;
    private int row;

    private PairFile(String name, String stem, BufferedReader reader) {
        this.name = name;
        this.stem = stem;
        this.reader = reader;
    }

    /**
     * Opens a file, gzipped or not.
     *
     * @throws UserError where it cannot be read
     */
    static PairFile open(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new UserError(name + ": a folder", "Give a file of pairs.");
        }
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
            bytes.mark(2);
            boolean gzip = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
            bytes.reset();
            InputStream plain = gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            String file = Objects.requireNonNull(path.getFileName()).toString();
            return new PairFile(
                    name,
                    file.contains(".") ? file.substring(0, file.indexOf('.')) : file,
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder())));
        } catch (NoSuchFileException e) {
            throw new UserError(name + ": no such file", "Give a file of pairs.");
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(name, reason(e)), "Mend its permissions.");
        }
    }

    /** The next pair; none at the end of the file. */
    Optional<Pair> next() {
        try {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                String bare = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
                if (!bare.isBlank()) {
                    return Optional.of(pair(bare));
                }
            }
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw error("not UTF-8 near here", "Write the file anew in UTF-8.");
        } catch (EOFException | ZipException e) {
            throw error("the gzip file is broken here", "Fetch or write the file again.");
        } catch (IOException e) {
            throw error("cannot be read: " + reason(e), "Read it from another disk.");
        }
    }

    private UserError error(String what, String fix) {
        return new UserError("%s:%d: %s".formatted(name, Math.max(line, 1), what), fix);
    }

    private Pair pair(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw error("not valid JSON: " + JsonFault.of(e.getOriginalMessage()), ONE_OBJECT);
        }
        if (!node.isObject()) {
            throw error("not a JSON object", ONE_OBJECT);
        }
        String id = node.hasNonNull("id") ? text(node, "id") : stem + "/" + row;
        row++;
        return new Pair(id, text(node, "gold"), text(node, "answer"), label(node));
    }

    private String text(JsonNode node, String field) {
        JsonNode member = node.get(field);
        if (member == null || member.isNull()) {
            throw error("`%s` is missing".formatted(field), "Write \"%s\": \"...\" in every line.".formatted(field));
        }
        if (!member.isTextual() && !member.isNumber()) {
            throw error("`%s` is no text".formatted(field), "Write it in quotes.");
        }
        return member.isTextual() ? member.textValue() : member.toString();
    }

    private Optional<Boolean> label(JsonNode node) {
        JsonNode label = node.get("label");
        if (label == null || label.isNull()) {
            return Optional.empty();
        }
        if (!label.isBoolean()) {
            throw error("`label` is neither true nor false", "Write true, false or null, without quotes.");
        }
        return Optional.of(label.booleanValue());
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // all that was wanted has been read
        }
    }
}
