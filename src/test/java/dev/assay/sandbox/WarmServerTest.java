package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One server runs program after program: what one leaves, the next must not find. */
@NeedsProgram({"python3", "bwrap"})
final class WarmServerTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 29, 1 << 16, 1 << 16);

    private Sandbox sandbox = new ClosedSandbox();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_stateOfAnother_isNotKept(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
        String change =
                "import math, builtins, random, sys\nmath.pi = 3\nbuiltins.left = 1\nsys.path.append('x')\nsys.setrecursionlimit(50)";
        String look =
                "import math, builtins, sys\nprint(math.pi > 3, hasattr(builtins, 'left'), 'x' in sys.path, sys.getrecursionlimit())";
        String draw = "import random\nprint(random.random())";

        sandbox.run(Program.python("p", change), "", LIMITS);

        assertThat(stdout(look)).isEqualTo("True False False 1000\n");
        assertThat(stdout(draw)).isNotEqualTo(stdout(draw));
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_serverDied_isReplaced(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        assertThat(before).isNotEmpty();
        for (ProcessHandle server : before) {
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }

        assertThat(stdout("print(6 * 7)")).isEqualTo("42\n");
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_nurseryDied_serverEndsAndIsReplaced(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
        List<ProcessHandle> servers = ProcessHandle.current().children().toList();
        List<ProcessHandle> nurseries = ProcessHandle.current()
                .descendants()
                .filter(LeftoverProcesses::isNursery)
                .toList();
        assertThat(nurseries).isNotEmpty();

        nurseries.forEach(ProcessHandle::destroyForcibly);

        for (ProcessHandle server : servers) {
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(stdout("print(6 * 7)")).isEqualTo("42\n");
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void close_idleServers_end(Rung rung) throws Exception {
        long before = ProcessHandle.current().descendants().count();
        sandbox = SandboxesHere.on(rung);
        List<ProcessHandle> servers = ProcessHandle.current().descendants().toList();
        assertThat(servers.size()).isGreaterThan((int) before);

        sandbox.close();

        for (ProcessHandle server : servers.subList((int) before, servers.size())) {
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(ProcessHandle.current().descendants().count()).isLessThanOrEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    void run_hundredsOfPrograms_leavesCountsFlat(Rung rung) throws Exception {
        sandbox = SandboxesHere.on(rung);
        stdout("print(1)");
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        long descriptors = descriptors();

        for (int i = 0; i < 150; i++) {
            assertThat(stdout("print(%d)".formatted(i))).isEqualTo(i + "\n");
        }

        long bound = 2L * processes.size(); // in steady use there is a second server
        LeftoverProcesses.awaitFewer(() -> ProcessHandle.current().descendants().count() > bound);
        assertThat(ProcessHandle.current().descendants().count()).isLessThanOrEqualTo(bound);
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 6); // a second server, and one more for a moment
        LeftoverProcesses.assertNone();
    }

    private String stdout(String program) throws Exception {
        return sandbox.run(Program.python("p", program), "", LIMITS).stdout();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /** Before the first one is found. */
    private static final class ClosedSandbox implements Sandbox {
        @Override
        public Rung rung() {
            return Rung.NONE;
        }

        @Override
        public String runtime() {
            return "";
        }

        @Override
        public Program prepare(Program program) {
            return program;
        }

        @Override
        public Outcome run(Program program, String stdin, Limits limits) throws SandboxException {
            throw new SandboxException("closed");
        }

        @Override
        public Conversation start(Program program, Limits limits) throws SandboxException {
            throw new SandboxException("closed");
        }

        @Override
        public Sandbox with(Places places) {
            return this;
        }

        @Override
        public Build build(Program program, Limits limits) throws SandboxException {
            throw new SandboxException("closed");
        }

        @Override
        public void close() {}
    }
}
