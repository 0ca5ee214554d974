package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.testing.LeftoverProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sandbox must hold when it runs files, and when it builds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileFilePrograms {
    private static final Limits LIMITS =
            new Limits(Duration.ofMillis(400), Duration.ofMillis(400), 512L << 20, 1 << 16, 1 << 16);
    private static final Limits ROOMY =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 512L << 20, 1 << 16, 1 << 16);
    private static final Limits BUILD =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 2L << 30, 1 << 16, 1);

    private final Sandbox sandbox;
    private final Sandbox compiler;
    private final Sandbox runner;

    @TempDir
    private Path directory;

    private Path folder = Path.of("");
    private Path canary = Path.of("");

    HostileFilePrograms(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
        compiler = FilePrograms.compiler(sandbox);
        runner = sandbox.with(new Places(List.of(), List.of()));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @BeforeEach
    void layTheBait() throws IOException {
        folder = Files.createTempDirectory(directory, "folder");
        canary = Files.writeString(folder.resolve("canary"), "sings");
        for (Path path : List.of(directory, folder)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    static Stream<Arguments> programs() throws IOException {
        List<Arguments> programs = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(HostilePrograms.resource("hostile-files.yaml"))
                .forEach(row -> programs.add(Arguments.of(row.path("name").asText(), row)));
        return programs.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void run_hostileProgram_isHeld(String name, JsonNode row) throws Exception {
        String source = HostilePrograms.resource("hostile-prelude.cpp")
                .replace("CODE", row.path("code").asText());
        Build built = compiler.build(FilePrograms.source(source, "program"), BUILD);
        assertThat(built.outcome().isClean()).as(built.outcome().toString()).isTrue();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String stdin = canary + "\n" + folder + "\n" + server.getLocalPort() + "\n";

            Command.Memory memory = Command.Memory.of(row.path("memory").asText("address"));
            Command command = new Command(List.of("./program"), Map.of(), memory);
            Outcome outcome = runner.run(Program.of(built.files(), command), stdin, row.has("hit") ? LIMITS : ROOMY);

            assertThat(outcome.stdout()).as(outcome.toString()).doesNotContain("escaped");
            assertThat(outcome.hit().map(Enum::name).orElse(""))
                    .as(outcome.toString())
                    .isEqualTo(row.path("hit").asText());
            assertThat(outcome.isClean()).as(outcome.toString()).isEqualTo(!row.has("hit") && !row.has("crash"));
        }
        assertNothingChanged();
    }

    @Test
    void build_hostileCompiler_isHeldAndItsProcessesEnd() throws Exception {
        String python = SandboxesHere.python();
        Path home = Path.of(python).resolve("../..").normalize();
        Sandbox builder = sandbox.with(new Places(List.of(home.resolve("lib").toString()), List.of(python)));
        Command command = new Command(
                List.of(python, "-S", "-E", "build.py", canary.toString(), folder.toString()),
                Map.of("PYTHONHOME", home.toString()),
                Command.Memory.ADDRESS_SPACE);

        Build build = builder.build(
                Program.of(
                        Map.of(
                                "build.py",
                                HostilePrograms.resource("hostile-build.py").getBytes(StandardCharsets.UTF_8)),
                        command),
                BUILD);

        assertThat(build.outcome().stdout()).as(build.outcome().toString()).doesNotContain("escaped");
        assertThat(build.outcome().isClean()).as(build.outcome().toString()).isTrue();
        assertThat(build.files()).containsOnlyKeys("made", "d/more");
        assertThat(build.files().get("d/more")).containsExactly(0, 0xff);
        assertNothingChanged();
    }

    private void assertNothingChanged() throws Exception {
        assertThat(Files.readString(canary)).isEqualTo("sings");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder, canary);
        }
        assertThat(sandbox.run(Program.python("next", "print(6 * 7)"), "", ROOMY)
                        .stdout())
                .isEqualTo("42\n");
        LeftoverProcesses.assertNone();
    }
}
