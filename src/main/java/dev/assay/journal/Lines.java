package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads a JSONL file of ours, also gzipped: a header line, then one object a line. */
final class Lines {
    private Lines() {}

    /** The gzipped form of the file and the file itself, as far as they exist; the former was written first. */
    static List<Path> gzippedAndPlain(Path file) {
        return Stream.of(file.resolveSibling(file.getFileName() + ".gz"), file)
                .filter(Files::exists)
                .toList();
    }

    /**
     * Hands over every whole line behind the header. A last line without a newline was being written when its process
     * died: it is passed over.
     */
    static void read(Path file, String format, Consumer<JsonNode> each) {
        int number = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = whole(reader); line != null; line = whole(reader)) {
                number++;
                JsonNode node = Json.parse(line);
                if (number == 1) {
                    checkFormat(file, node, format);
                } else {
                    each.accept(node);
                }
            }
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(file, e.getMessage()), "Mend the file.");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UserError(
                    "%s:%d: not a line that Assay wrote: %s".formatted(file, number, e.getMessage()),
                    "Restore the file, or remove that line.");
        }
    }

    /** The header line alone. */
    static JsonNode header(Path file, String format) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            String line = whole(reader);
            JsonNode header = Json.parse(line == null ? "" : line);
            checkFormat(file, header, format);
            return header;
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("%s: cannot be read: %s".formatted(file, e.getMessage()), "Restore the file.");
        }
    }

    static void checkFormat(Path file, JsonNode header, String format) {
        String found = header.path("format").asText();
        if (!found.equals(format)) {
            throw new UserError(
                    "%s: its format is `%s`, this version of Assay reads `%s`".formatted(file, found, format),
                    "Use the version of Assay that wrote it, or a newer one.");
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** A line that ends in a newline; null at the end. */
    private static @org.jspecify.annotations.Nullable String whole(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }
}
