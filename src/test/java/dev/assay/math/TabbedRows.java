package dev.assay.math;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Rows of a table beside the tests: fields parted by tabs, LaTeX unescaped, lines with {@code #} for the reader. */
final class TabbedRows {
    private TabbedRows() {}

    static List<List<String>> of(String name) {
        try (InputStream in = Objects.requireNonNull(TabbedRows.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
