package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxFinderTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1L << 29, 1 << 16, 1 << 16);

    @TempDir
    private Path directory;

    @Test
    void find_emptyPath_refusesAndSaysWhatToInstall() throws Exception {
        assertThat(refusal("", Optional.empty()))
                .isEqualTo("python3 is not on the PATH; install it: apt-get install python3");
    }

    @Test
    void find_emptyPathAndNoSandboxWished_refuses() throws Exception {
        assertThat(refusal("", Optional.of(Rung.NONE))).contains("apt-get install python3");
    }

    @Test
    void find_pathOfOddEntries_refuses() throws Exception {
        assertThat(refusal("::\u0000:/no/such/place:relative", Optional.empty()))
                .contains("python3 is not on the PATH");
    }

    @Test
    void find_brokenPython_saysWhatItSaid() throws Exception {
        script("python3", "echo it is broken; exit 3");

        assertThat(refusal(directory.toString(), Optional.empty()))
                .startsWith("no python3 works (" + directory.resolve("python3") + ": it is broken)")
                .endsWith("apt-get install python3");
    }

    @Test
    void find_pythonThatSaysNothing_isNotTrusted() throws Exception {
        script("python3", "exit 0");

        assertThat(refusal(directory.toString(), Optional.empty())).contains("it ends with 0");
    }

    @Test
    @NeedsProgram("python3")
    void find_noBubblewrap_namesThePackage() throws Exception {
        script("python3", "exec " + real("python3") + " \"$@\"");

        assertThat(refusal(directory.toString(), Optional.of(Rung.NAMESPACES)))
                .startsWith("the sandbox namespaces does not work here")
                .contains("bwrap is not on the PATH; install it: apt-get install bubblewrap");
    }

    @Test
    @NeedsProgram("python3")
    void find_bubblewrapThatMayNotMakeNamespaces_takesTheNextRung() throws Exception {
        script("python3", "exec " + real("python3") + " \"$@\"");
        script("bwrap", "echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1");

        assertThat(refusal(directory.toString(), Optional.of(Rung.NAMESPACES)))
                .contains("setting up uid map: Permission denied");
        assertThat(sandbox(directory.toString(), Optional.empty()).rung()).isEqualTo(Rung.LANDLOCK);
    }

    @Test
    @NeedsProgram("python3")
    void find_bubblewrapThatSpeaksAnotherLanguage_isNotTrusted() throws Exception {
        script("python3", "exec " + real("python3") + " \"$@\"");
        script("bwrap", "echo 'what is this'; exit 0");

        assertThat(refusal(directory.toString(), Optional.of(Rung.NAMESPACES))).contains("namespaces: ");
    }

    @Test
    @NeedsProgram({"python3", "bwrap"})
    void find_everythingThere_takesTheBestRung() throws Exception {
        Sandbox sandbox = sandbox(path(), Optional.empty());

        assertThat(sandbox.rung()).isEqualTo(Rung.NAMESPACES);
        assertThat(sandbox.runtime()).startsWith("Python 3.").contains("(/");
    }

    @Test
    @NeedsProgram("python3")
    void find_landlock_runsAProgram() throws Exception {
        Sandbox sandbox = sandbox(path(), Optional.of(Rung.LANDLOCK));

        Outcome outcome = sandbox.run(Program.python("p", "print(input()[::-1])"), "abc\n", LIMITS);

        assertThat(outcome.stdout()).isEqualTo("cba\n");
        assertThat(outcome.isClean()).isTrue();
    }

    @Test
    @NeedsProgram("python3")
    void find_noneWished_runsAProgramUnderLimitsAlone() throws Exception {
        Sandbox sandbox = sandbox(path(), Optional.of(Rung.NONE));

        Limits limits = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 1L << 29, 1 << 16, 1 << 16);
        assertThat(sandbox.rung()).isEqualTo(Rung.NONE);
        assertThat(sandbox.run(Program.python("p", "while True: pass"), "", limits)
                        .hit())
                .contains(Outcome.Hit.CPU);
    }

    @Test
    void find_placeForTheTrialMissing_refuses() throws Exception {
        Path nowhere = directory.resolve("nowhere");
        Finding finding = new SandboxFinder("", nowhere).find(Optional.empty());

        assertThat(finding).isInstanceOf(Finding.Refused.class);
    }

    private String refusal(String path, Optional<Rung> wish) throws InterruptedException {
        return new SandboxFinder(path, directory)
                .find(wish)
                .fold(ready -> "ready: " + ready.sandbox().runtime(), Finding.Refused::reason);
    }

    private Sandbox sandbox(String path, Optional<Rung> wish) throws InterruptedException {
        return SandboxesHere.require(new SandboxFinder(path, Path.of("/tmp")).find(wish));
    }

    private void script(String name, String body) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A python3 that the sandbox's user can read, shims left out. */
    private static Path real(String program) {
        Path system = Path.of("/usr/bin", program);
        return Files.isExecutable(system)
                ? system
                : new ProgramPath(path()).all(program).get(0);
    }

    private static String path() {
        return SandboxesHere.path();
    }
}
