package dev.assay.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dynamic loaders of this machine: what the kernel starts in the place of a program that uses shared libraries. */
final class Loaders {
    private static final List<String> DIRECTORIES = List.of("/lib64", "/lib", "/usr/lib64", "/usr/lib");
    private static final String NAMES = "{ld-linux*,ld-musl-*,ld64.so*,ld.so*}";

    private Loaders() {}

    /** Their files, as they really are. */
    static List<String> here() {
        List<String> found = new ArrayList<>();
        for (String directory : DIRECTORIES) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(directory), NAMES)) {
                for (Path file : files) {
                    String real = file.toRealPath().toString();
                    if (!found.contains(real) && Files.isRegularFile(Path.of(real))) {
                        found.add(real);
                    }
                }
            } catch (IOException e) {
                // no such directory, and so no loader in it
            }
        }
        return found;
    }
}
