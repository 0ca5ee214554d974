package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong in sandboxes before ours, or in ours. */
@NeedsProgram({"python3", "bwrap"})
final class SandboxTrapsTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 29, 1 << 16, 1 << 16);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void run_secretInOurEnvironment_isNotFoundInside(Rung rung) throws Exception {
        Process jvm = jvm(List.of(), "search", rung);

        assertThat(output(jvm)).containsExactly("nothing", "nothing", "nothing", "nothing True");
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_jvmKilled_leavesNoProcess(Rung rung) throws Exception {
        Process jvm = jvm(List.of(), "sleep", rung);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("runs");
            List<ProcessHandle> below = jvm.descendants().toList();
            assertThat(below).isNotEmpty();

            jvm.destroyForcibly();

            for (ProcessHandle process : below) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
        }
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_jvmKilledWhileFilesRun_leavesNoProcessAndNoFile(Rung rung) throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        for (Path each : List.of(directory, temporary)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path dead = temporary.resolve("assay-scratch-dead");
        Files.createDirectories(dead.resolve("p"));
        Process jvm = jvm(List.of(), "files", rung, "-Djava.io.tmpdir=" + temporary);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("runs");
            assertThat(dead.toFile().exists()).isEqualTo(rung == Rung.NAMESPACES);
            List<ProcessHandle> below = jvm.descendants().toList();

            jvm.destroyForcibly();

            for (ProcessHandle process : below) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> !path.endsWith("assay-scratch-dead")))
                    .isEmpty();
        }
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_threadThatStartedItEnds_goesOn(Rung rung) throws Exception {
        Sandbox sandbox = SandboxesHere.on(rung);
        CompletableFuture<Conversation> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> {
            try {
                started.complete(sandbox.start(Program.python("p", ECHO), LIMITS));
            } catch (SandboxException e) {
                started.completeExceptionally(e);
            }
        });
        starter.start();
        try (Conversation conversation = started.get(30, TimeUnit.SECONDS)) {
            starter.join();

            assertThat(said(conversation.ask("one"))).isEqualTo("one");
            assertThat(said(conversation.ask("two"))).isEqualTo("two");
        }
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void ask_programThatHasEnded_saysSoEachTime(Rung rung) throws Exception {
        Sandbox sandbox = SandboxesHere.on(rung);
        try (Conversation conversation = sandbox.start(Program.python("p", "exit(3)"), LIMITS)) {
            assertThat(said(conversation.ask("one"))).isEqualTo("ended 3");
            assertThat(said(conversation.ask("two"))).isEqualTo("ended 3");
        }
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void ask_cpuTimeOfEarlierRequests_doesNotCount(Rung rung) throws Exception {
        Sandbox sandbox = SandboxesHere.on(rung);
        Limits limits = new Limits(Duration.ofMillis(600), Duration.ofSeconds(10), 1L << 29, 1 << 16, 1 << 16);
        String work = """
                import time
                for line in open(3):
                    end = time.process_time() + float(line)
                    while time.process_time() < end: pass
                    open(4, 'w', closefd=False).write('done\\n')
                """;
        try (Conversation conversation = sandbox.start(Program.python("p", work), limits)) {
            for (int i = 0; i < 4; i++) {
                assertThat(said(conversation.ask("0.3"))).isEqualTo("done");
            }
            Turn last = conversation.ask("5");
            // on a busy machine wall time, ten times as long, may be up first
            assertThat(last.<Optional<Outcome.Hit>>fold(
                            replied -> Optional.empty(),
                            ended -> ended.outcome().hit()))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void close_programInTheMiddle_leavesNoProcess(Rung rung) throws Exception {
        try (Conversation conversation = SandboxesHere.on(rung).start(Program.python("p", ECHO), LIMITS)) {
            assertThat(said(conversation.ask("one"))).isEqualTo("one");
        }
        LeftoverProcesses.assertNone();
    }

    @Test
    void run_noRungButLimits_killsWhatIsLeftInTheGroup() throws Exception {
        String daemon = "import os, time\nif os.fork() == 0:\n    while True: time.sleep(1)\nprint('gone')";

        assertThat(SandboxesHere.on(Rung.NONE)
                        .run(Program.python("p", daemon), "", LIMITS)
                        .stdout())
                .isEqualTo("gone\n");
        LeftoverProcesses.assertNone();
    }

    @Test
    void run_onPidNamespace_nobodyElseIsThere() throws Exception {
        String look =
                "import os\nprint(os.getpid() < 100, os.getppid() < 100, os.path.exists('/proc/1'), os.listdir('/'))";

        assertThat(SandboxesHere.on(Rung.NAMESPACES)
                        .run(Program.python("p", look), "", LIMITS)
                        .stderr())
                .contains("PermissionError");
        assertThat(SandboxesHere.on(Rung.NAMESPACES)
                        .run(Program.python("p", look.replace(", os.listdir('/')", "")), "", LIMITS)
                        .stdout())
                .isEqualTo("True True False\n");
    }

    /** Root drops to nobody before the JVM starts; who is not root tests that anyway. */
    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    @NeedsProgram({"python3", "bwrap", "setpriv"})
    void run_asAnOrdinaryUser_works(Rung rung) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> nobody =
                List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--no-new-privs");

        List<String> output = output(jvm(root ? nobody : List.of(), "who", rung));

        assertThat(output).hasSize(1);
        assertThat(output.get(0)).startsWith(rung + " ").doesNotEndWith(" 0");
    }

    /** Each thread of C would take 64 MiB of address space for an arena of its own. */
    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_dozensOfThreads_fitIntoTheAddressSpace(Rung rung) throws Exception {
        String threads = """
                import threading
                go = threading.Event()
                def work():
                    go.wait()
                    held.append(bytearray(100000))
                held = []
                all = [threading.Thread(target=work) for _ in range(40)]
                for each in all: each.start()
                go.set()
                for each in all: each.join()
                print(len(held))
                """;

        assertThat(SandboxesHere.on(rung)
                        .run(Program.python("p", threads), "", LIMITS)
                        .stdout())
                .isEqualTo("40\n");
    }

    /** The usage of a tree that was killed lacks what nobody waited for. */
    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_programThatIsEnded_tellsItsCpuTimeAndMemory(Rung rung) throws Exception {
        Limits limits = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 1L << 29, 1 << 16, 1 << 16);

        Outcome outcome =
                SandboxesHere.on(rung).run(Program.python("p", "held = b'x' * 50000000\nwhile True: pass"), "", limits);

        assertThat(outcome.hit()).contains(Outcome.Hit.CPU);
        assertThat(outcome.cpu()).isGreaterThanOrEqualTo(limits.cpu());
        assertThat(outcome.peakBytes()).isGreaterThan(50_000_000);
    }

    /** A group of its own: a signal to the group must not reach who watches it. */
    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_signalToItsGroup_endsItAlone(Rung rung) throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (Sandbox sandbox = SandboxesHere.on(rung)) {
            List<ProcessHandle> servers = SandboxesHere.startedSince(before);

            Outcome outcome = sandbox.run(
                    Program.python("p", "import os\ntry: os.kill(0, 9)\nexcept OSError: os.kill(os.getpid(), 9)"),
                    "",
                    LIMITS);

            assertThat(outcome.signal()).isEqualTo(9);
            assertThat(sandbox.run(Program.python("p", "print(1)"), "", LIMITS).stdout())
                    .isEqualTo("1\n");
            assertThat(servers).isNotEmpty().allMatch(ProcessHandle::isAlive);
        }
    }

    private static final String ECHO = "import os\nfor line in open(3): os.write(4, line.encode())";

    private static String said(Turn turn) {
        return turn.fold(Turn.Replied::line, ended -> "ended " + ended.outcome().exit());
    }

    private Process jvm(List<String> prefix, String mode, Rung rung, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Xmx64m",
                "-cp",
                readableClasses().toString(),
                SandboxInAnotherJvm.class.getName(),
                mode,
                rung.text()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("ASSAY_TEST_KEY", "fake-key"));
        return builder.start();
    }

    /** The sandbox's classes where any user may read them. */
    private Path readableClasses() throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        Path to = Files.createDirectories(classes.resolve("dev/assay/sandbox"));
        for (String from : List.of("target/classes", "target/test-classes")) {
            try (Stream<Path> files = Files.list(Path.of(from, "dev/assay/sandbox"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return classes;
    }

    private static List<String> output(Process process) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
