package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Command;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Places;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.testing.NeedsProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The archive that Java processes start with: that it is used where it can be, and that nothing but time depends on it. */
@NeedsProgram({"python3", "bwrap", "javac"})
final class JavaArchiveTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String SOURCE = "class Trial { static int twice(int n) { return 2 * n; } }";

    private final Sandbox sandbox = CodeScorers.sandbox(Rung.NAMESPACES);
    private final Toolchain java;

    JavaArchiveTest() throws Exception {
        java = runtimes(sandbox).of("java").toolchain();
    }

    private static LanguageRuntimes runtimes(Sandbox sandbox) {
        return new LanguageRuntimes(
                sandbox, new ToolchainFinder(CodeScorers.path(), Path.of("/etc/os-release")), TEMPORARY);
    }

    private Optional<JavaArchive> archive(Path temporary) throws InterruptedException {
        return JavaArchive.of(new Preparation(temporary, CodeScorers.path()), java, JavaClassFiles.read());
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void of_thisJdk_isUsedInTheSandbox(Rung rung) throws Exception {
        JavaArchive made = archive(TEMPORARY).orElseThrow();
        Language.Step run = java.language().run();
        Places places = LanguageRuntime.places(java, run);
        List<String> readable = new ArrayList<>(places.readable());
        readable.addAll(made.places());
        List<String> command = List.of(
                java.program().toString(),
                "-Xshare:on", // ends where it cannot be used
                "-Xmx256m",
                "-XX:SharedArchiveFile=" + made.shared(),
                "-Xlog:class+load",
                "-cp",
                made.jar().toString(),
                "dev.assay.score.jvm.Driver");
        Map<String, String> environment = Map.of("LD_LIBRARY_PATH", java.home() + "/lib");
        Sandbox other = CodeScorers.sandbox(rung);

        Outcome outcome = other.with(new Places(readable, places.executable()))
                .run(
                        Program.of(Map.of(), new Command(command, environment, Command.Memory.DATA)),
                        "",
                        CodeProcesses.LIMITS.withMemory(2L << 30));

        other.close();
        assertThat(outcome.stdout()).contains("dev.assay.score.jvm.Driver source: shared objects file");
    }

    @Test
    void of_secondTime_makesNothing(@TempDir Path temporary) throws Exception {
        Path shared = archive(temporary).orElseThrow().shared();
        var made = Files.getLastModifiedTime(shared);

        assertThat(archive(temporary).orElseThrow().shared()).isEqualTo(shared);
        assertThat(Files.getLastModifiedTime(shared)).isEqualTo(made);
        assertThat(shared.resolveSibling("")).isDirectoryContaining(file -> file.equals(shared));
    }

    @Test
    void of_spoiltArchive_isNone(@TempDir Path temporary) throws Exception {
        Path shared = archive(temporary).orElseThrow().shared();
        byte[] bytes = Files.readAllBytes(shared);
        bytes[bytes.length / 2] ^= 1;
        Files.write(shared, bytes);

        assertThat(archive(temporary)).isEmpty();
    }

    @Test
    void of_directoryThatOthersMayWrite_isNone(@TempDir Path temporary) throws Exception {
        Path shared = archive(temporary).orElseThrow().shared();
        Files.setPosixFilePermissions(shared.resolveSibling(""), PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(archive(temporary)).isEmpty();
    }

    @Test
    void processes_archiveOfRubbish_gradeAllTheSame(@TempDir Path temporary) throws Exception {
        JavaArchive made = archive(TEMPORARY).orElseThrow();
        Path rubbish = Files.writeString(temporary.resolve("classes.jsa"), "rubbish".repeat(1000));

        assertThat(compiles(new JavaArchive(made.jar(), rubbish))).isEqualTo(Kind.PASS);
        assertThat(compiles(new JavaArchive(rubbish, rubbish))).isEqualTo(Kind.PASS);
    }

    @Test
    void processes_jarOrArchiveSweptAway_gradeAllTheSame(@TempDir Path temporary) throws Exception {
        JavaArchive made = archive(TEMPORARY).orElseThrow();

        for (JavaArchive swept : List.of(
                new JavaArchive(temporary.resolve("jvm.jar"), made.shared()),
                new JavaArchive(made.jar(), temporary.resolve("classes.jsa")))) {
            assertThat(swept.isThere()).isFalse();
            assertThat(compiles(swept)).isEqualTo(Kind.PASS);
        }
    }

    private Kind compiles(JavaArchive archive) throws Exception {
        try (JavaProcesses processes = JavaProcesses.in(sandbox, java, CodeProcesses.LIMITS, Optional.of(archive))) {
            return processes.compile(SOURCE).kind();
        }
    }
}
