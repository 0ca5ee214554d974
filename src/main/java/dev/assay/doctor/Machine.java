package dev.assay.doctor;

import dev.assay.sandbox.Attempt;
import dev.assay.sandbox.Attempted;
import dev.assay.sandbox.Attempts;
import dev.assay.sandbox.Finding.Refused;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.SandboxFinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What this machine offers to a run. */
public final class Machine {
    private static final long LITTLE_DISK = 1L << 30;
    private static final long MEBI = 1L << 20;

    /** Programs that tasks may need, and the package that brings them. */
    private static final List<List<String>> PROGRAMS = List.of(
            List.of("bwrap", "bubblewrap"),
            List.of("python3", "python3"),
            List.of("javac", "openjdk-17-jdk-headless"),
            List.of("node", "nodejs"),
            List.of("g++", "g++"));

    private final String path;
    private final Path results;
    private final Path temporary;

    /**
     * A machine.
     *
     * @param path directories as in the environment variable PATH
     * @param results where runs are written, or will be
     * @param temporary a directory for files that go soon
     */
    public Machine(String path, Path results, Path temporary) {
        this.path = path;
        this.results = results;
        this.temporary = temporary;
    }

    /** Looks, and tries the sandbox. */
    public List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good(
                "java",
                "%s, %d MiB of heap, %d cores"
                        .formatted(
                                Runtime.version(),
                                Runtime.getRuntime().maxMemory() / MEBI,
                                Runtime.getRuntime().availableProcessors())));
        findings.addAll(sandbox());
        PROGRAMS.forEach(program -> findings.add(program(program.get(0), program.get(1))));
        findings.add(disk());
        return findings;
    }

    private List<Finding> sandbox() throws InterruptedException {
        dev.assay.sandbox.Finding found = new SandboxFinder(path, temporary).find(Optional.empty());
        Optional<Sandbox> sandbox = found.fold(ready -> Optional.of(ready.sandbox()), refused -> Optional.empty());
        if (sandbox.isEmpty()) {
            String reason = found.fold(ready -> "", Refused::reason);
            return List.of(Finding.note("sandbox", reason, "Coding suites are refused until then."));
        }
        try (Sandbox open = sandbox.get()) {
            return tried(open, temporary);
        }
    }

    /** What the sandbox is, and what it denies: a program in it tries each. */
    static List<Finding> tried(Sandbox sandbox, Path temporary) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.good("sandbox", "%s, with %s".formatted(sandbox.rung().text(), sandbox.runtime())));
        try {
            new Attempts(temporary).on(sandbox).forEach(attempted -> findings.add(finding(attempted)));
        } catch (SandboxException | IOException e) {
            findings.add(Finding.bad("sandbox", String.valueOf(e.getMessage()), "Coding suites would not be graded."));
        }
        return findings;
    }

    private static Finding finding(Attempted attempted) {
        String subject = "sandbox: " + attempted.attempt().text();
        if (attempted.isDenied()) {
            return Finding.good(
                    subject,
                    attempted.tries() == 1 ? "denied" : "denied, tried in %d ways".formatted(attempted.tries()));
        }
        String seen = "allowed: " + String.join(", ", attempted.allowed());
        return attempted.attempt() == Attempt.NAMES
                ? Finding.note(subject, seen, "A limit of this rung: names can be asked for, contents cannot be read.")
                : Finding.bad(subject, seen, "Do not grade code here, and tell us.");
    }

    private Finding program(String name, String parcel) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> Finding.good(name, file.toString()))
                .orElseGet(() -> Finding.note(name, "not on the PATH", "apt-get install " + parcel));
    }

    private Finding disk() {
        Path folder = results.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            FileStore store = Files.getFileStore(folder);
            String free = String.format(Locale.ROOT, "%,d MiB free under %s", store.getUsableSpace() / MEBI, folder);
            if (!Files.isWritable(folder)) {
                return Finding.bad("disk", folder + " cannot be written", "Mend its permissions, or go elsewhere.");
            }
            return store.getUsableSpace() < LITTLE_DISK
                    ? Finding.note("disk", free, "A long run may fill it.")
                    : Finding.good("disk", free);
        } catch (IOException e) {
            return Finding.unknown("disk", String.valueOf(e.getMessage()));
        }
    }
}
