package dev.assay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Cases in a YAML file beside the test. */
public final class Table {
    private Table() {}

    /** The file's root. */
    public static JsonNode read(Class<?> test, String name) {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(name), name)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person is told: what and fix, each on its line; {@code accepted} where there is no error. */
    public static String told(Runnable action) {
        try {
            action.run();
            return "accepted\n";
        } catch (UserError e) {
            return e.what() + "\n" + e.fix() + "\n";
        }
    }
}
