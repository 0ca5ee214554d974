package dev.assay.score;

import dev.assay.sandbox.Finding;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.SandboxFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Scorers on this machine's sandboxes. */
final class CodeScorers {
    /** Short enough for tests of time-outs, and far above what the honest solutions in tests need. */
    static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(4), 512L << 20, 1 << 20, 4 << 20);

    /** For programs of which no good comes: they may sleep as long as this lets them. */
    static final Limits BRIEF = new Limits(Duration.ofMillis(300), Duration.ofSeconds(1), 512L << 20, 1 << 20, 4 << 20);

    /** {@link #SHORT} with CPU time to fill the memory on a slow machine: touching 512 MiB can take it a second. */
    static final Limits UNHURRIED =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), SHORT.memoryBytes(), 1 << 20, 4 << 20);

    private CodeScorers() {}

    static CodeScorer on(Rung rung, Limits limits) throws InterruptedException, SandboxException {
        return in(sandbox(rung), limits, 2);
    }

    static CodeScorer in(Sandbox sandbox, Limits limits, int atOnce) throws InterruptedException, SandboxException {
        return CodeScorer.in(sandbox, limits, atOnce, runtimes(sandbox));
    }

    static Sandbox sandbox(Rung rung) throws InterruptedException {
        Finding finding =
                new SandboxFinder(path(), Path.of(System.getProperty("java.io.tmpdir"))).find(Optional.of(rung));
        return finding.fold(Finding.Ready::sandbox, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    /** The languages of this machine, run there. */
    static LanguageRuntimes runtimes(Sandbox sandbox) {
        return new LanguageRuntimes(
                sandbox,
                new ToolchainFinder(path(), Path.of("/etc/os-release")),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }
}
