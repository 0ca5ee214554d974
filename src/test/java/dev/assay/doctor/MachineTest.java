package dev.assay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.doctor.Finding.State;
import dev.assay.report.DoctorReport;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxFinder;
import dev.assay.testing.Golden;
import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MachineTest {
    private static final String PATH =
            Optional.ofNullable(System.getenv("PATH")).orElse("");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "LANDLOCK"})
    @NeedsProgram({"python3", "bwrap"})
    void tried_rung_tellsWhatWasDenied(Rung rung) throws Exception {
        List<Finding> findings = tried(rung);

        Golden.check(MachineTest.class, "sandbox-" + rung.text() + ".txt", DoctorReport.table("Sandbox", findings));
        Golden.check(MachineTest.class, "sandbox-" + rung.text() + ".json", DoctorReport.json(findings, Map.of()));
    }

    /** The cells come from attempts: where nothing is denied, they say so. */
    @Test
    @NeedsProgram("python3")
    void tried_noSandbox_tellsWhatIsAllowed() throws Exception {
        List<Finding> findings = tried(Rung.NONE);

        assertThat(findings)
                .filteredOn(finding -> finding.state() == State.BAD)
                .extracting(Finding::subject)
                .contains(
                        "sandbox: network",
                        "sandbox: reading files outside",
                        "sandbox: writing files",
                        "sandbox: starting processes",
                        "sandbox: starting programs",
                        "sandbox: signals to others");
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("sandbox: time without end"))
                .extracting(Finding::seen)
                .containsExactly("denied");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void examine_emptyPath_tellsWhatToInstall() throws Exception {
        List<Finding> findings = new Machine("", directory, directory).examine();

        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals("sandbox"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(State.NOTE);
                    assertThat(finding.seen()).contains("apt-get install python3");
                });
    }

    @Test
    @NeedsProgram("python3")
    void examine_afterwards_noServerIsLeft() throws Exception {
        long before = launchers();

        assertThat(new Machine(PATH, directory, directory).examine())
                .extracting(Finding::subject)
                .contains("java", "sandbox", "sandbox: network", "python3", "disk");

        LeftoverProcesses.awaitFewer(() -> launchers() > before);
        assertThat(launchers()).isLessThanOrEqualTo(before);
    }

    private static long launchers() {
        return ProcessHandle.current()
                .children()
                .filter(LeftoverProcesses::isLauncher)
                .count();
    }

    private List<Finding> tried(Rung rung) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Sandbox sandbox = new SandboxFinder(PATH, Path.of("/tmp"))
                .find(Optional.of(rung))
                .fold(ready -> ready.sandbox(), refused -> {
                    throw new AssertionError(refused.reason());
                })) {
            return Machine.tried(sandbox, directory).stream()
                    .map(finding -> new Finding(
                            finding.subject(),
                            finding.state(),
                            finding.seen().replace(sandbox.runtime(), "Python"),
                            finding.expected(),
                            finding.advice()))
                    .toList();
        }
    }
}
