package dev.assay.suite;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folders that ship with Assay, whether it runs from its jar or from a build directory. */
public final class Shipped {
    private Shipped() {}

    /** The root that holds {@code benchmarks/suites} and {@code results/recorded}. Opens the jar when it is one. */
    public static Path root() {
        try {
            URI place = Shipped.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path path = Path.of(place);
            return Files.isDirectory(path)
                    ? path
                    : FileSystems.newFileSystem(path, Map.of()).getPath("/");
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the jar cannot be opened", e);
        }
    }
}
