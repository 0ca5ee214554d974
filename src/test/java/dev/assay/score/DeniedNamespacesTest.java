package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.testing.NeedsProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole grader where nobody may make a namespace, as in Docker: the second rung is taken, and holds. */
@NeedsProgram({"python3", "bwrap"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeniedNamespacesTest {
    private static final int ROOT = 0;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private String classPath = "";

    @BeforeAll
    void copyClasses() throws IOException {
        classPath = readableClasses();
    }

    @ParameterizedTest
    @ValueSource(ints = {65534, ROOT})
    void grade_namespacesDenied_takesLandlockAndHolds(int user) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        assumeTrue(root || user != ROOT, "only root can be root without capabilities");
        int uid = root ? user : (int) Files.getAttribute(directory, "unix:uid");
        Path temporary = Files.createDirectory(directory.resolve("tmp-" + user));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));

        List<String> output = output(uid, temporary);

        assertThat(output).as(String.join("\n", output)).contains("rung landlock", "wished refused", "failed 0");
        assertThat(output.stream()
                        .filter(line -> line.startsWith("passed "))
                        .mapToInt(line -> Integer.parseInt(line.substring("passed ".length())))
                        .sum())
                .isGreaterThan(60);
    }

    private List<String> output(int uid, Path temporary) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script(), String.valueOf(uid)));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath,
                GraderInAnotherJvm.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(temporary.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static String script() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DeniedNamespacesTest.class.getResourceAsStream("deny-namespaces.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** All classes of this JVM where any user may read them. */
    private String readableClasses() throws IOException {
        Path copies = Files.createDirectory(directory.resolve("classes"));
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(part);
            Path to = copies.resolve(String.valueOf(parts.size()));
            if (Files.exists(from)) {
                copy(from, to);
                parts.add(to.toString());
            }
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return String.join(File.pathSeparator, parts);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
