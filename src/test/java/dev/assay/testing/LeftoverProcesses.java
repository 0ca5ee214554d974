package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Processes that a sandbox left behind: children of this JVM, and orphans that carry the launcher's command line. */
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

    private static List<ProcessHandle> running() {
        List<ProcessHandle> ours = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process ->
                        process.parent().map(parent -> parent.pid() == 1).orElse(true))
                .filter(process -> process.info().commandLine().orElse("").contains(LAUNCHER))
                .toList();
        return Stream.concat(ours.stream(), orphans.stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
