package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break the protocol: their program fails, they are ended, and nobody else meets them. */
final class BrokenServerTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1L << 29, 1 << 16, 1 << 16);
    private static final Program PROGRAM = Program.python("p", "print(1)");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O\\377\\377\\377\\377",
                "O\\000\\177\\377\\377x",
                "?\\000\\000\\000\\000",
                "X\\000\\000\\000\\002no",
                "A\\000\\000\\000\\002no",
                "D\\000\\000\\000\\006exit=x",
                ""
            })
    void run_serverThatBreaksTheProtocol_failsAndIsEnded(String bytes) throws Exception {
        Servers servers = servers("printf '" + bytes + "'; exec cat > /dev/null");

        try (LaunchedProgram program = LaunchedProgram.start(servers, "", PROGRAM, LIMITS, "")) {
            assertThatThrownBy(program::end).isInstanceOf(SandboxException.class);
        }

        assertNothingBelow();
    }

    @Test
    void run_oneServerLost_endsThoseThatAreIdle() throws Exception {
        String done = "hit=\\nexit=0\\nsignal=0\\ncpu=0\\npeak=0";
        // the first to be started answers and waits, the second breaks off
        Path flag = directory.resolve("flag");
        Servers servers = servers("if [ -e " + flag + " ]; then exit 1; fi; printf 'D\\000\\000\\000\\041" + done
                + "'; exec cat > /dev/null");
        LaunchedProgram good = LaunchedProgram.start(servers, "", PROGRAM, LIMITS, "");
        assertThat(good.end().isClean()).isTrue();
        Files.createFile(flag);
        LaunchedProgram bad = LaunchedProgram.start(servers, "", PROGRAM, LIMITS, "");
        good.close();

        assertThatThrownBy(bad::end).isInstanceOf(SandboxException.class);
        bad.close();

        assertNothingBelow();
    }

    private Servers servers(String script) {
        return new Servers(List.of("/bin/sh", "-c", script), new byte[0], "");
    }

    private static void assertNothingBelow() throws Exception {
        try (Stream<ProcessHandle> below = ProcessHandle.current().descendants()) {
            for (ProcessHandle process : below.filter(
                            each -> each.info().command().orElse("").endsWith("cat"))
                    .toList()) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }
}
