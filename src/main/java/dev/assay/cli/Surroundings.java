package dev.assay.cli;

import dev.assay.run.Waiting;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that a command takes from the machine.
 *
 * @param environment variables
 * @param workingDirectory that paths are relative to and results are written under
 * @param home of the user
 * @param terminal whether {@code err} is a terminal
 * @param clock for time stamps
 * @param nanos a monotonic clock
 * @param waiting for calls and between attempts
 */
record Surroundings(
        Map<String, String> environment,
        Path workingDirectory,
        Path home,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Clock clock,
        LongSupplier nanos,
        Waiting waiting) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where data is kept between runs. */
    Path cache() {
        return variable("ASSAY_CACHE")
                .map(Path::of)
                .orElseGet(() -> variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> home.resolve(".cache"))
                        .resolve("assay"));
    }

    /** For files that live no longer than this process. */
    Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** How this program is called, for commands that are printed. */
    String program() {
        return variable("ASSAY_PROGRAM").orElse("java -jar assay.jar");
    }

    Path resolve(Path path) {
        return workingDirectory.resolve(path);
    }
}
