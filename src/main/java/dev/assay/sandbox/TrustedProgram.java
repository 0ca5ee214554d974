package dev.assay.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of this machine that runs outside every sandbox: a compiler that says its version. It is never given what a model wrote. */
public final class TrustedProgram {
    private static final long PATIENCE_SECONDS = 120;

    private TrustedProgram() {}

    /**
     * Runs it with no input and an environment of nothing but a PATH.
     *
     * @return what it wrote to standard output and standard error
     * @throws IOException where it cannot be started or fails
     */
    public static String output(List<String> command, Path directory, String path)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", path);
        Process process = builder.start();
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        deadline.cancel(false);
        if (status != 0) {
            throw new IOException("it ends with %d: %s".formatted(status, output.strip()));
        }
        return output;
    }
}
