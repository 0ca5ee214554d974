package dev.assay.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sandbox made of warm launchers, on one interpreter, bare or inside bubblewrap. */
final class PythonSandbox implements Sandbox {
    private static final List<String> LIBRARIES =
            List.of("/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/lib", "/lib64");

    private static final int NOBODY = 65534;

    private final Rung rung;
    private final Interpreter python;
    private final Servers servers;

    private PythonSandbox(Rung rung, Interpreter python, List<String> readable, List<String> command) {
        this.rung = rung;
        this.python = python;
        this.servers = new Servers(command, python.launcherCode(), confinement(rung, readable));
    }

    private static String confinement(Rung rung, List<String> readable) {
        return "%s\n%d\n%s".formatted(rung.text(), NOBODY, String.join("\n", readable));
    }

    static PythonSandbox bare(Rung rung, Interpreter python) {
        return new PythonSandbox(rung, python, readable(python), python.command());
    }

    static PythonSandbox inside(Bubblewrap bubblewrap, Interpreter python) throws SandboxException {
        List<String> readable = readable(python);
        return new PythonSandbox(Rung.NAMESPACES, python, readable, bubblewrap.around(python.command(), readable));
    }

    private static List<String> readable(Interpreter python) {
        List<String> all = new ArrayList<>(python.readable());
        LIBRARIES.stream()
                .filter(library -> Files.isDirectory(Path.of(library)))
                .forEach(all::add);
        if (all.stream().noneMatch(directory -> Path.of(python.executable()).startsWith(directory))) {
            all.add(python.executable());
        }
        return List.copyOf(all);
    }

    @Override
    public Rung rung() {
        return rung;
    }

    @Override
    public String runtime() {
        return "Python %s (%s)".formatted(python.version(), python.executable());
    }

    @Override
    public Program prepare(Program program) throws SandboxException, InterruptedException {
        return python.compile(program);
    }

    @Override
    public Outcome run(Program program, String stdin, Limits limits) throws SandboxException, InterruptedException {
        try (LaunchedProgram launched = launch(program, limits, stdin)) {
            return launched.end();
        }
    }

    @Override
    public Conversation start(Program program, Limits limits) throws SandboxException {
        return launch(program, limits, "");
    }

    @Override
    public void close() {
        servers.close();
    }

    private LaunchedProgram launch(Program program, Limits limits, String stdin) throws SandboxException {
        return LaunchedProgram.start(servers, settings(program, limits), program, limits, stdin);
    }

    private static String settings(Program program, Limits limits) {
        StringBuilder settings = new StringBuilder();
        settings.append("name=").append(program.name());
        settings.append("\nmarshalled=").append(program.isCompiled() ? 1 : 0);
        settings.append("\ncpu=").append(limits.cpu().toNanos() / 1000);
        settings.append("\ncpuTotal=").append(limits.cpuTotal().toNanos() / 1000);
        settings.append("\nwall=").append(limits.wall().toNanos() / 1000);
        settings.append("\nwallTotal=").append(limits.wallTotal().toNanos() / 1000);
        settings.append("\nmemory=").append(limits.memoryBytes());
        settings.append("\noutput=").append(limits.outputBytes());
        settings.append("\nreplies=").append(limits.replyBytes());
        return settings.toString();
    }
}
