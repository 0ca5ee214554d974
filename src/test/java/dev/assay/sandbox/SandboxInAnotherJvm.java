package dev.assay.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs in a JVM of its own, with another environment or user: {@code MODE RUNG}. Imports nothing but the sandbox and the JDK. */
final class SandboxInAnotherJvm {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 1L << 29, 1 << 20, 1 << 20);

    private static final String SEARCH = """
            import os, sys
            found = [k + "=" + v for k, v in os.environ.items()] + sys.argv
            pids = ["self", str(os.getppid())] + [str(i) for i in range(1, 40)]
            try: pids += os.listdir("/proc")
            except OSError: pass
            for pid in pids:
                for name in ("environ", "cmdline", "task/%s/environ" % pid, "mem"):
                    try: found.append(open("/proc/%s/%s" % (pid, name), "rb").read(1 << 16).decode("latin-1"))
                    except OSError: pass
            needle = "fake" + "-key"
            print("found" if any(needle in f for f in found) else "nothing")
            """;

    private static final String RUNS = "import os, time\nos.write(4, b'runs\\n')\n";
    private static final String REAL = real("/usr/bin/python3");
    private static final Places PYTHON = new Places(List.of("/usr/lib"), List.of(REAL));
    private static final Command SLEEP = new Command(
            List.of(REAL, "-c", RUNS + "time.sleep(1000)"), Map.of("PYTHONHOME", "/usr"), Command.Memory.ADDRESS_SPACE);

    /** The value of the variable, each character moved up by one: the program must not spell it. */
    private static final String SHIFTED = "gblf.lfz\n";

    private SandboxInAnotherJvm() {}

    private static String real(String program) {
        try {
            return Path.of(program).toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Rung> wish = Rung.of(arguments[1]);
        Finding finding = new SandboxFinder(path, Path.of(System.getProperty("java.io.tmpdir"))).find(wish);
        Optional<Sandbox> sandbox = finding.fold(ready -> Optional.of(ready.sandbox()), refused -> {
            print("refused: " + refused.reason());
            return Optional.empty();
        });
        if (sandbox.isEmpty()) {
            return;
        }
        switch (arguments[0]) {
            case "search" -> {
                // the second and third find a warm server
                for (int i = 0; i < 3; i++) {
                    print(sandbox.get()
                            .run(Program.python("p", SEARCH), "", LIMITS)
                            .stdout());
                }
                print(sandbox.get()
                        .run(Program.python("p", memorySearch()), SHIFTED, LIMITS)
                        .stdout());
            }
            case "who" ->
                print(sandbox.get().rung() + " "
                        + sandbox.get()
                                .run(Program.python("p", "import os\nprint(os.getuid())"), "", LIMITS)
                                .stdout());
            case "files" -> sleep(sandbox.get().with(PYTHON), Program.of(Map.of("f", new byte[1]), SLEEP));
            default -> sleep(sandbox.get(), Program.python("p", RUNS + "while True: time.sleep(1)"));
        }
    }

    private static String memorySearch() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(SandboxInAnotherJvm.class.getResourceAsStream("memory-search.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Says when the program runs, and then never ends. */
    private static void sleep(Sandbox sandbox, Program program) throws Exception {
        try (Conversation conversation = sandbox.start(program, LIMITS)) {
            conversation.ask("");
            print("runs");
            conversation.ask("");
        }
    }

    private static void print(String line) {
        byte[] bytes = (line.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
