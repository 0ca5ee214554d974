package dev.assay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks the work to stop, waits until it has tidied up, and ends the process. */
final class Interruption implements AutoCloseable {
    /** What is said at the end of an interrupted run. */
    static final String KEPT = "Interrupted. All answers so far are kept; the same command goes on from here.";

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    Interruption(Runnable stop) {
        hook = new Thread(() -> end(stop), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable stop) {
        happened = true;
        stop.run();
        try {
            if (!tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("did not end in time; what was answered is in the journal");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** Whether the process is being ended. */
    boolean happened() {
        return happened;
    }

    /** All is tidied up. */
    @Override
    public void close() {
        if (happened) {
            tidy.countDown();
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            tidy.countDown();
        }
    }
}
