package dev.assay.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The class files of {@code dev.assay.score.jvm}, which run in the sandbox, wherever this program was started from. */
final class JavaClassFiles {
    private static final String DIRECTORY = "dev/assay/score/jvm";
    private static final String ONE = "jvm/Driver.class";

    private JavaClassFiles() {}

    /** All of them, by their names below a directory of classes. */
    static Map<String, byte[]> read() {
        URL one = JavaClassFiles.class.getResource(ONE);
        if (one == null) {
            throw new IllegalStateException("class files of the sandbox are not in the jar");
        }
        try {
            URI uri = one.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).resolveSibling("."));
            }
            URI jar = URI.create(
                    uri.toString().substring(0, uri.toString().indexOf("!/")).substring("jar:".length()));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
                return read(files.getPath(DIRECTORY));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> read(Path directory) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.class")) {
            for (Path file : files) {
                classes.put(DIRECTORY + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
