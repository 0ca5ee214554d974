package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Processes that programs in a sandbox left behind: those below this JVM, and orphans that carry the launcher's command line. Servers that
 * wait for the next program, source or tests are none, nor what they have ready for it; what else is below them is.
 */
public final class LeftoverProcesses {
    private static final String LAUNCHER = "marshal.loads(code)";
    private static final long PATIENCE_SECONDS = 20;

    private LeftoverProcesses() {}

    /** Waits for what is just ending, and fails if something stays. */
    public static void assertNone() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<ProcessHandle> left = running();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(5)); // onExit of what is no child of ours looks every 300 ms
            left = running();
        }
        assertThat(left)
                .extracting(process -> process.info().commandLine().orElse("?"))
                .isEmpty();
    }

    /** Waits as long as this is so, within patience. */
    public static void awaitFewer(BooleanSupplier tooMany) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (tooMany.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static List<ProcessHandle> running() {
        List<ProcessHandle> ours = ProcessHandle.current()
                .descendants()
                .filter(process -> !isServer(process)
                        && !isNursery(process)
                        && !standsBy(process)
                        && !isWarmChecker(process)
                        && !isWarmJava(process))
                .toList();
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process ->
                        process.parent().map(parent -> parent.pid() == 1).orElse(true))
                .filter(process -> process.info().commandLine().orElse("").contains(LAUNCHER))
                .toList();
        return Stream.concat(ours.stream(), orphans.stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** The launcher itself, started by this JVM or by its bubblewrap; what it forks has the same command line. */
    public static boolean isServer(ProcessHandle process) {
        return isLauncher(process)
                && process.parent()
                        .map(parent -> parent.equals(ProcessHandle.current()) || isBubblewrap(parent))
                        .orElse(false);
    }

    /** A Java process that outlives what it compiles or checks; it never runs what a model wrote. */
    private static boolean isWarmJava(ProcessHandle process) {
        return process.info()
                .commandLine()
                .orElse("")
                .matches(".* dev\\.assay\\.score\\.jvm\\.(?:CompileServer|Checker)");
    }

    /** A Python process that outlives what it checks; it never runs what a model wrote. */
    private static boolean isWarmChecker(ProcessHandle process) {
        return isLauncher(process) && name(process).equals("assay-checker");
    }

    /** A child that waits for its program. */
    public static boolean standsBy(ProcessHandle process) {
        return isLauncher(process) && name(process).equals("assay-standby");
    }

    /** What forks a server's children. */
    public static boolean isNursery(ProcessHandle process) {
        return isLauncher(process) && name(process).equals("assay-nursery");
    }

    private static String name(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"))
                    .strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** A launcher or what it has forked. */
    public static boolean isLauncher(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(LAUNCHER);
    }

    private static boolean isBubblewrap(ProcessHandle process) {
        return isLauncher(process) && process.info().commandLine().orElse("").contains("--unshare-pid");
    }
}
