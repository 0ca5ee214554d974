package dev.assay.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/** Tries a sandbox: a small program that must run, and must not get out. */
record Trial(Path temporary) {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 30, 1 << 16, 1 << 16);

    private static final String RUNS = """
            import collections, datetime, decimal, heapq, json, math, random, re, threading
            def work(): print("it runs")
            thread = threading.Thread(target=work)
            thread.start()
            """;

    private static final String ESCAPES = """
            import os, _socket
            canary = %s
            def tried(what, act):
                try: act()
                except (OSError, ImportError): return
                print("it " + what)
            for family in (1, 2, 10): tried("reaches the network", lambda: _socket.socket(family, 1))
            tried("reads files outside", lambda: open(canary).read())
            tried("writes files outside", lambda: open(canary, "a"))
            tried("makes files outside", lambda: open(canary + ".made", "w"))
            tried("changes files outside", lambda: os.chmod(canary, 0o600))
            tried("starts processes", lambda: os.fork() or os._exit(0))
            tried("starts programs", lambda: os.execv("/bin/true", ["true"]))
            tried("signals its parent", lambda: os.kill(os.getppid(), 0))
            """;

    /** Why the sandbox fails the trial. */
    Optional<String> of(Sandbox sandbox) throws InterruptedException {
        try {
            Outcome outcome = sandbox.run(Program.python("trial", RUNS), "", LIMITS);
            if (!outcome.isClean() || !outcome.stdout().equals("it runs\n")) {
                return Optional.of("a small program does not run in it: " + lastLine(outcome.stderr()));
            }
            return sandbox.rung() == Rung.NONE ? Optional.empty() : escape(sandbox);
        } catch (SandboxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("cannot try it without a file in " + temporary + ": " + e.getMessage());
        }
    }

    private Optional<String> escape(Sandbox sandbox) throws IOException, SandboxException, InterruptedException {
        Path canary = Files.createTempFile(temporary, "assay-trial", "");
        try {
            Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
            String script = ESCAPES.formatted(quoted(canary.toAbsolutePath().toString()));
            Outcome outcome = sandbox.run(Program.python("trial", script), "", LIMITS);
            String leaks = outcome.stdout()
                    .lines()
                    .distinct()
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            if (!leaks.isEmpty()) {
                return Optional.of("it does not hold: a program inside: " + leaks);
            }
            return outcome.isClean() ? Optional.empty() : Optional.of(lastLine(outcome.stderr()));
        } finally {
            Files.deleteIfExists(canary);
            Files.deleteIfExists(canary.resolveSibling(canary.getFileName() + ".made"));
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('\'').toString();
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1);
    }
}
