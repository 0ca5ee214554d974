package dev.assay.suite;

import dev.assay.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All suites that can be reached: the shipped ones by name, the user's own by the path of their folder. */
public final class Suites {
    private final Path shipped;
    private final Path workingDirectory;
    private final SuiteReader reader;

    /**
     * Suites.
     *
     * @param shipped folder that holds one folder a shipped suite
     * @param workingDirectory that paths are relative to
     */
    public Suites(Path shipped, Path workingDirectory, DataFiles data) {
        this.shipped = shipped;
        this.workingDirectory = workingDirectory;
        this.reader = new SuiteReader(data);
    }

    /** The names of the shipped suites, sorted. */
    public List<String> names() {
        try (Stream<Path> folders = Files.list(shipped)) {
            return folders.filter(folder -> Files.exists(folder.resolve("suite.yaml")))
                    .map(folder -> folder.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the shipped suites cannot be listed", e);
        }
    }

    /**
     * The suite of this name, or in this folder.
     *
     * @throws UserError where there is none, or it has a fault
     */
    public Suite load(String nameOrPath) {
        boolean isPath = nameOrPath.contains("/") || nameOrPath.contains("\\") || nameOrPath.startsWith(".");
        if (isPath) {
            Path folder = workingDirectory.resolve(nameOrPath).normalize();
            if (!Files.isDirectory(folder)) {
                throw new UserError(
                        "--suite %s: no such folder".formatted(nameOrPath),
                        "Give the folder that holds suite.yaml, or one of the names: " + String.join(", ", names())
                                + ".");
            }
            return reader.read(folder);
        }
        List<String> names = names();
        if (names.contains(nameOrPath)) {
            return reader.read(shipped.resolve(nameOrPath));
        }
        String meant = Nearest.of(nameOrPath, names)
                .map(name -> "Did you mean `%s`? ".formatted(name))
                .orElse("");
        throw new UserError(
                "--suite %s: no suite of this name".formatted(nameOrPath),
                "%sShipped: %s. A suite of your own is given as a path, as `./%s`."
                        .formatted(meant, String.join(", ", names), nameOrPath));
    }
}
