package dev.assay.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sandbox made of our launcher, on one interpreter, bare or inside bubblewrap. */
final class PythonSandbox implements Sandbox {
    private static final List<String> LIBRARIES =
            List.of("/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/lib", "/lib64");

    private final Rung rung;
    private final Interpreter python;
    private final List<String> readable;
    private final List<String> command;

    private PythonSandbox(Rung rung, Interpreter python, List<String> readable, List<String> command) {
        this.rung = rung;
        this.python = python;
        this.readable = readable;
        this.command = command;
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
        try (LauncherProcess process = launch(program, limits)) {
            process.feed(stdin);
            return process.end();
        }
    }

    @Override
    public Conversation start(Program program, Limits limits) throws SandboxException {
        LauncherProcess process = launch(program, limits);
        process.feed("");
        return process;
    }

    private LauncherProcess launch(Program program, Limits limits) throws SandboxException {
        LauncherProcess process = LauncherProcess.start(command, limits);
        process.begin(python.launcherCode(), settings(program, limits), program);
        return process;
    }

    private String settings(Program program, Limits limits) {
        StringBuilder settings = new StringBuilder();
        settings.append("rung=").append(rung.text());
        settings.append("\nuid=65534");
        settings.append("\nname=").append(program.name());
        settings.append("\nmarshalled=").append(program.isCompiled() ? 1 : 0);
        settings.append("\ncpu=").append(limits.cpu().toNanos() / 1000);
        settings.append("\ncpuTotal=").append(limits.cpuTotal().toNanos() / 1000);
        settings.append("\nwall=").append(limits.wall().toNanos() / 1000);
        settings.append("\nwallTotal=").append(limits.wallTotal().toNanos() / 1000);
        settings.append("\nmemory=").append(limits.memoryBytes());
        settings.append("\noutput=").append(limits.outputBytes());
        settings.append("\nreplies=").append(limits.replyBytes());
        readable.forEach(directory -> settings.append("\nreadable=").append(directory));
        return settings.toString();
    }
}
