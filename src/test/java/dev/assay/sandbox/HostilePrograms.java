package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.testing.LeftoverProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sandbox must hold, on whichever rung. After each program nothing is changed, nothing is left and the next one runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostilePrograms {
    private static final Limits LIMITS =
            new Limits(Duration.ofMillis(400), Duration.ofMillis(400), 512L << 20, 1 << 16, 1 << 16);
    private static final Limits ROOMY =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 512L << 20, 1 << 16, 1 << 16);

    private final Sandbox sandbox;

    @TempDir
    private Path directory;

    HostilePrograms(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
    }

    static Stream<Arguments> programs() throws IOException {
        List<Arguments> programs = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(resource("hostile.yaml"))
                .forEach(row -> programs.add(Arguments.of(row.path("name").asText(), row)));
        return programs.stream();
    }

    @Test
    void run_random_isSownAnewEachTime() throws Exception {
        Program dice = Program.python("dice.py", "import random, secrets\nprint(random.getrandbits(64))");
        List<String> thrown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            thrown.add(sandbox.run(dice, "", ROOMY).stdout());
        }
        assertThat(thrown).doesNotHaveDuplicates().allMatch(each -> each.matches("\\d+\n"));
    }

    @Test
    void run_manyPreparedPrograms_eachIsItself() throws Exception {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String serve = "def serve(requests, replies):\n    if requests == 3: print(%d, flush=True)\n".formatted(i);
            programs.add(sandbox.prepare(Program.python("number.py", "REHEARSAL = b''\n" + serve)));
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < programs.size(); i++) {
                assertThat(sandbox.run(programs.get(i), "", ROOMY).stdout()).isEqualTo(i + "\n");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void run_hostileProgram_isHeld(String name, JsonNode row) throws Exception {
        Path folder = Files.createTempDirectory(directory, "folder");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path canary = Files.writeString(folder.resolve("canary"), "sings");
        Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
        FileTime time = Files.getLastModifiedTime(canary);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String stdin = canary + "\n" + folder + "\n" + server.getLocalPort() + "\n";
            String source = resource("hostile-prelude.py") + row.path("code").asText();

            Outcome outcome = sandbox.run(Program.python("hostile.py", source), stdin, row.has("hit") ? LIMITS : ROOMY);

            assertHeld(row, outcome);
        }
        assertThat(Files.readString(canary)).isEqualTo("sings");
        assertThat(Files.getLastModifiedTime(canary)).isEqualTo(time);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).contains(canary).allMatch(path -> path.equals(canary) || Files.isDirectory(path));
        }
        assertThat(sandbox.run(Program.python("next", "print(6 * 7)"), "", ROOMY)
                        .stdout())
                .isEqualTo("42\n");
        LeftoverProcesses.assertNone();
    }

    private static void assertHeld(JsonNode row, Outcome outcome) {
        assertThat(outcome.stdout()).as(outcome.toString()).doesNotContain("escaped");
        assertThat(outcome.stdout().length()).isLessThanOrEqualTo(LIMITS.outputBytes());
        assertThat(outcome.hit().map(Enum::name).orElse(""))
                .as(outcome.toString())
                .isEqualTo(row.path("hit").asText());
        if (row.has("says")) {
            assertThat(outcome.stdout().strip()).isEqualTo(row.path("says").asText());
        }
        if (!row.has("hit") && !row.has("crash")) {
            assertThat(outcome.isClean()).as(outcome.toString()).isTrue();
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HostilePrograms.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
