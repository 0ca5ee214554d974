package dev.assay.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries what a sandbox denies, by programs in it.
 *
 * @param temporary a directory for a file that the programs try to reach
 */
public record Attempts(Path temporary) {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 30, 1 << 16, 1 << 16);
    private static final Limits BRIEF =
            new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 1L << 30, 1 << 16, 1 << 16);

    private static final String PRELUDE = """
            import ctypes, os
            canary, me, parent, nobody = %s, os.getpid(), os.getppid(), 0x7FFFFFF0
            libc = ctypes.CDLL(None, use_errno=True)
            libc.syscall.restype = ctypes.c_long
            try: import _socket
            except ImportError: pass
            def fail(): raise OSError
            def say(word, what): os.write(1, (word + " " + what + "\\n").encode())
            def tried(what, act):
                try: act()
                except (OSError, NameError, MemoryError, ValueError): say("denied", what)
                else: say("allowed", what)
            def call(what, x86, arm, *arguments):
                number = x86 if os.uname().machine == "x86_64" else arm
                arguments = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
                done = libc.syscall(ctypes.c_long(number), *arguments) >= 0
                # any other error means that the call was let through, and harmless only as it was made
                say("allowed" if done or ctypes.get_errno() not in (1, 13, 38) else "denied", what)
            def made(path):
                open(path, "w").close()
                os.unlink(path)
            """;

    private static final String LAST = "say('end', '')\n";

    /** Each attempt by a program of its own. */
    public List<Attempted> on(Sandbox sandbox) throws SandboxException, InterruptedException, IOException {
        List<Attempted> all = new ArrayList<>();
        for (Attempt attempt : Attempt.values()) {
            all.add(
                    attempt.end().isPresent()
                            ? ended(sandbox, attempt)
                            : together(sandbox, List.of(attempt)).get(0));
        }
        return all;
    }

    private static Attempted ended(Sandbox sandbox, Attempt attempt) throws SandboxException, InterruptedException {
        Outcome outcome = sandbox.run(Program.python("attempt", attempt.code()), "", BRIEF);
        boolean held = outcome.hit().equals(attempt.end()) || outcome.hit().equals(Optional.of(Outcome.Hit.WALL));
        return new Attempted(attempt, 1, held ? List.of() : List.of("it was not ended"));
    }

    /** Several attempts by one program, which is faster. */
    List<Attempted> together(Sandbox sandbox, List<Attempt> attempts)
            throws SandboxException, InterruptedException, IOException {
        Path canary = Files.createTempFile(temporary, "assay-trial", "");
        try {
            Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
            StringBuilder script = new StringBuilder(
                    PRELUDE.formatted(quoted(canary.toAbsolutePath().toString())));
            attempts.forEach(attempt -> script.append("say('begin', '")
                    .append(attempt.name())
                    .append("')\n")
                    .append(attempt.code()));
            Outcome outcome = sandbox.run(Program.python("attempt", script + LAST), "", LIMITS);
            return read(attempts, outcome);
        } finally {
            Files.deleteIfExists(canary);
        }
    }

    /** A program that did not come to its end has become another one, or has failed: neither is a denial. */
    private static List<Attempted> read(List<Attempt> attempts, Outcome outcome) {
        List<Attempted> all = new ArrayList<>();
        List<String> lines = outcome.stdout().lines().toList();
        for (int i = 0; i < attempts.size(); i++) {
            int from = lines.indexOf("begin " + attempts.get(i).name());
            int to = lines.indexOf(
                    i + 1 < attempts.size() ? "begin " + attempts.get(i + 1).name() : "end ");
            List<String> said =
                    from < 0 ? List.of() : lines.subList(from + 1, Math.max(from + 1, to < 0 ? lines.size() : to));
            List<String> allowed = new ArrayList<>(said.stream()
                    .filter(line -> line.startsWith("allowed "))
                    .map(line -> line.substring("allowed ".length()))
                    .distinct()
                    .toList());
            if (to < 0) {
                allowed.add("its last try ended the program (" + lastLine(outcome.stderr()) + ")");
            }
            all.add(new Attempted(
                    attempts.get(i),
                    (int) said.stream()
                            .filter(line -> !line.startsWith("begin "))
                            .count(),
                    allowed));
        }
        return all;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('\'').toString();
    }

    static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1);
    }
}
