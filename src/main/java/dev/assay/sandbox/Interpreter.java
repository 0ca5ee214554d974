package dev.assay.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Python interpreter as it really is, behind shims and links.
 *
 * @param executable the binary itself: a pyenv shim costs five times as much at every start
 * @param version as {@code 3.11.2}
 * @param readable the directories that it needs to read
 * @param launcher our launcher, compiled by and for it, in Base64
 */
record Interpreter(String executable, String version, List<String> readable, String launcher) {
    /** Python's isolated mode but for PYTHONHASHSEED, which it would ignore: set order must not change a verdict. */
    private static final List<String> FLAGS = List.of("-s", "-S", "-B", "-c");

    private static final String BOOT = """
            import sys
            sys.path[:] = [p for p in sys.path if p]
            import marshal, os
            left, code = int(sys.argv[1]), b""
            while len(code) < left:
                more = os.read(0, left - len(code))
                if not more:
                    os._exit(0)
                code += more
            exec(marshal.loads(code))
            """;

    private static final String DESCRIBE = """
            import sys
            sys.path[:] = [p for p in sys.path if p]
            import base64, marshal, os
            if sys.version_info < (3, 8) or sys.implementation.name != "cpython":
                sys.exit("it is %s %d.%d; CPython 3.8 or newer is needed" % ((sys.implementation.name,) + sys.version_info[:2]))
            code = compile(sys.stdin.buffer.read(), "launcher.py", "exec", dont_inherit=True)
            places = [sys.base_prefix, sys.base_exec_prefix] + sys.path
            places = sorted({os.path.realpath(p) for p in places if os.path.isdir(p)} - {"/", os.path.expanduser("~")})
            print(os.path.realpath(sys.executable))
            print("%d.%d.%d" % sys.version_info[:3])
            print(base64.b64encode(marshal.dumps(code)).decode())
            print("\\n".join(places))
            """;

    private static final String COMPILE = """
            import base64, marshal, sys
            print(base64.b64encode(marshal.dumps(compile(sys.stdin.buffer.read(), sys.argv[1], "exec", dont_inherit=True))).decode())
            """;

    private static final long PATIENCE_SECONDS = 60;

    Interpreter {
        readable = List.copyOf(readable);
    }

    /** Asks a program named python3 what it is. */
    static Interpreter of(Path python, String path) throws SandboxException, InterruptedException {
        List<String> answer = answer(python.toString(), List.of(DESCRIBE), launcherSource(), path);
        if (answer.size() < 4) {
            throw new SandboxException("it does not say where it lives");
        }
        return new Interpreter(answer.get(0), answer.get(1), answer.subList(3, answer.size()), answer.get(2));
    }

    /** The command that starts the launcher, which is then read from standard input. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(FLAGS);
        command.add(BOOT);
        command.add(String.valueOf(launcherCode().length));
        return command;
    }

    byte[] launcherCode() {
        return Base64.getDecoder().decode(launcher);
    }

    /** A trusted program, compiled once so that each start of it is spared the work. */
    Program compile(Program program) throws SandboxException, InterruptedException {
        if (program.isCompiled()) {
            return program;
        }
        List<String> answer = answer(executable, List.of(COMPILE, program.name()), program.code(), "");
        return Program.compiled(program.name(), Base64.getDecoder().decode(answer.get(0)));
    }

    private static List<String> answer(String python, List<String> arguments, byte[] input, String path)
            throws SandboxException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(FLAGS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        if (!path.isEmpty()) {
            builder.environment().put("PATH", path); // a shim looks for the real one there
        }
        try {
            Process process = builder.start();
            CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                    process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException e) {
                // it ended without reading; what it printed says why
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            deadline.cancel(false);
            if (status != 0 || output.isBlank()) {
                String said = output.strip();
                throw new SandboxException(said.isEmpty() ? "it ends with " + status : said);
            }
            return Arrays.asList(output.strip().split("\n"));
        } catch (IOException e) {
            throw new SandboxException("it cannot be started: " + e.getMessage(), e);
        }
    }

    private static byte[] launcherSource() {
        return List.of(
                        "confine.py",
                        "talk.py",
                        "scratch.py",
                        "child.py",
                        "warm.py",
                        "births.py",
                        "crowd.py",
                        "watch.py",
                        "launcher.py")
                .stream()
                .map(Interpreter::resource)
                .collect(Collectors.joining("\n\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream in = Interpreter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
