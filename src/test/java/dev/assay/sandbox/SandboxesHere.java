package dev.assay.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This machine's sandboxes. */
final class SandboxesHere {
    private SandboxesHere() {}

    static Sandbox on(Rung rung) throws InterruptedException {
        return require(
                new SandboxFinder(path(), Path.of(System.getProperty("java.io.tmpdir"))).find(Optional.of(rung)));
    }

    static Sandbox require(Finding finding) {
        return finding.fold(Finding.Ready::sandbox, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    /** An interpreter that the sandbox's user can reach, as it really is. */
    static String python() throws InterruptedException, SandboxException {
        return Interpreter.of(Path.of("/usr/bin/python3"), "").executable();
    }

    /** The servers that were started meanwhile. */
    static List<ProcessHandle> startedSince(List<ProcessHandle> before) {
        return ProcessHandle.current()
                .children()
                .filter(process -> !before.contains(process))
                .toList();
    }

    static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }
}
