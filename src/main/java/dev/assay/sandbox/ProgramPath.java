package dev.assay.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A search path for programs, as in the environment variable PATH. */
public record ProgramPath(String path) {
    /** The programs of this name, in the order of the path. */
    public List<Path> all(String name) {
        List<Path> found = new ArrayList<>();
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (directory.isEmpty()) {
                continue;
            }
            try {
                Path program = Path.of(directory, name).toAbsolutePath();
                if (Files.isRegularFile(program) && Files.isExecutable(program) && !found.contains(program)) {
                    found.add(program);
                }
            } catch (InvalidPathException e) {
                // such a directory cannot exist
            }
        }
        return found;
    }
}
