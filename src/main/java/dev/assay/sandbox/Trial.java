package dev.assay.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries a sandbox: a small program that must run, and must not get out. */
record Trial(Path temporary) {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 30, 1 << 16, 1 << 16);

    private static final String RUNS = """
            import collections, datetime, decimal, heapq, json, math, random, re, threading
            import colorsys, csv, signal  # not warm: the user inside must be able to read the library
            def work(): print("it runs")
            thread = threading.Thread(target=work)
            thread.start()
            """;

    /** Why the sandbox fails the trial. */
    Optional<String> of(Sandbox sandbox) throws InterruptedException {
        try {
            Outcome outcome = sandbox.run(Program.python("trial", RUNS), "", LIMITS);
            if (!outcome.isClean() || !outcome.stdout().equals("it runs\n")) {
                return Optional.of("a small program does not run in it: " + Attempts.lastLine(outcome.stderr()));
            }
            return sandbox.rung() == Rung.NONE ? Optional.empty() : escape(sandbox);
        } catch (SandboxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("cannot try it without a file in " + temporary + ": " + e.getMessage());
        }
    }

    private Optional<String> escape(Sandbox sandbox) throws IOException, SandboxException, InterruptedException {
        String leaks = new Attempts(temporary)
                .together(sandbox, Attempt.DECISIVE).stream()
                        .filter(attempted -> !attempted.isDenied())
                        .map(attempted ->
                                "%s (%s)".formatted(attempted.attempt().text(), String.join(", ", attempted.allowed())))
                        .collect(Collectors.joining(", "));
        return leaks.isEmpty() ? Optional.empty() : Optional.of("it does not hold: allowed inside: " + leaks);
    }
}
