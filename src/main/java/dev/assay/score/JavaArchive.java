package dev.assay.score;

import dev.assay.sandbox.TrustedProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes that run in the sandbox, as a JVM starts with them fastest: in a jar, and in an archive for class data sharing, which holds
 * them and what they use of the JDK, loaded and verified. Both are made once per machine, outside the sandbox, of our classes alone.
 *
 * @param jar the class path for which the archive was made; nothing else is in it
 * @param shared the archive; a JVM that finds it does not fit starts without
 */
record JavaArchive(Path jar, Path shared) {
    private static final String REHEARSAL = "dev.assay.score.jvm.Rehearsal";
    private static final String JAR = "jvm.jar";
    private static final String LIST = "classes.txt";
    private static final String SHARED = "classes.jsa";

    /** As solutions have it: objects of the archive need no other addresses then. */
    private static final List<String> OPTIONS = List.of("-XX:+UseG1GC", "-Xmx1024m");

    /** As the archive remembers it: a jar that had to be made anew is the same. */
    private static final FileTime MADE = FileTime.from(Instant.parse("2020-02-02T00:00:00Z"));

    /**
     * What is made so, now or earlier; nothing where that fails, or the JVM cannot use it: every start takes longer then.
     *
     * @param classes class files by name
     */
    static Optional<JavaArchive> of(Preparation preparation, Toolchain java, Map<String, byte[]> classes)
            throws InterruptedException {
        try {
            byte[] packed = packed(classes);
            Path jar = preparation
                    .directory("java-classes", packed, directory -> {
                        Files.write(directory.resolve(JAR), packed);
                        Files.setLastModifiedTime(directory.resolve(JAR), MADE);
                    })
                    .resolve(JAR);
            Path shared = preparation
                    .directory("java", key(java, jar), directory -> dump(java, jar, directory))
                    .resolve(SHARED);
            TrustedProgram.output(
                    command(
                            java,
                            "-Xshare:on",
                            "-XX:+VerifySharedSpaces",
                            "-XX:SharedArchiveFile=" + shared,
                            "-cp",
                            jar.toString(),
                            "-version"),
                    Path.of("/"),
                    preparation.path());
            return Optional.of(new JavaArchive(jar, shared));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether all of it is still there: what is temporary may be swept away. */
    boolean isThere() {
        return Files.isReadable(jar) && Files.isReadable(shared);
    }

    /** What a sandbox must let its programs read. */
    List<String> places() {
        return List.of(
                jar.resolveSibling("").toString(), shared.resolveSibling("").toString());
    }

    private static void dump(Toolchain java, Path jar, Path directory) throws IOException, InterruptedException {
        String classPath = jar.toString();
        TrustedProgram.output(
                command(java, JavaProcesses.WARM_JAVAC, "-XX:DumpLoadedClassList=" + LIST, "-cp", classPath, REHEARSAL),
                directory,
                "");
        TrustedProgram.output(
                command(
                        java,
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + LIST,
                        "-XX:SharedArchiveFile=" + SHARED,
                        "-cp",
                        classPath),
                directory,
                "");
        Files.delete(directory.resolve(LIST));
    }

    private static List<String> command(Toolchain java, String... more) {
        List<String> command = new ArrayList<>(List.of(java.program().toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(more));
        return command;
    }

    /** A JDK that was replaced by one of the same version has another file of modules, for which an archive is of no use. */
    private static byte[] key(Toolchain java, Path jar) throws IOException {
        Path modules = java.home().resolve("lib/modules");
        return (java.text() + Files.getLastModifiedTime(modules) + jar + OPTIONS).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.of(2020, 2, 2, 0, 0));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
