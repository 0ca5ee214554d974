package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of expected text beside the tests; {@code -Dassay.golden=write} writes them anew, to be read before they are committed. */
public final class Golden {
    private Golden() {}

    /** Compares with the file of this name in the resources of the test's package. */
    public static void check(Class<?> test, String name, String actual) {
        Path file = Path.of("src/test/resources")
                .resolve(test.getPackageName().replace('.', '/'))
                .resolve(name);
        try {
            if (System.getProperty("assay.golden", "").equals("write")) {
                Files.createDirectories(file.getParent());
                Files.write(file, actual.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
