package dev.assay.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sandbox made of warm launchers, on one interpreter, bare or inside bubblewrap. */
final class PythonSandbox implements Sandbox {
    private static final List<String> LIBRARIES =
            List.of("/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/lib", "/lib64");

    private static final int NOBODY = 65534;

    private final Rung rung;
    private final Interpreter python;
    private final Optional<Bubblewrap> bubblewrap;
    private final Path temporary;
    private final Servers servers;
    private final List<Sandbox> others = new CopyOnWriteArrayList<>();

    private PythonSandbox(
            Rung rung, Interpreter python, Optional<Bubblewrap> bubblewrap, Path temporary, Optional<Places> places)
            throws SandboxException {
        this.rung = rung;
        this.python = python;
        this.bubblewrap = bubblewrap;
        this.temporary = temporary;
        this.servers = new Servers(command(places), python.launcherCode(), confinement(places));
    }

    /** A sandbox of launchers alone; where they need a directory, they make it in that for temporary files. */
    static PythonSandbox bare(Rung rung, Interpreter python, Path temporary) throws SandboxException {
        return new PythonSandbox(rung, python, Optional.empty(), temporary, Optional.empty());
    }

    static PythonSandbox inside(Bubblewrap bubblewrap, Interpreter python) throws SandboxException {
        return new PythonSandbox(
                Rung.NAMESPACES, python, Optional.of(bubblewrap), Path.of(Bubblewrap.SCRATCH), Optional.empty());
    }

    @Override
    public Sandbox with(Places places) throws SandboxException {
        PythonSandbox other = new PythonSandbox(rung, python, bubblewrap, temporary, Optional.of(places));
        others.add(other);
        return other;
    }

    private List<String> command(Optional<Places> places) throws SandboxException {
        if (bubblewrap.isEmpty()) {
            return python.command();
        }
        List<String> mounted = new ArrayList<>(readable(python));
        places.ifPresent(found -> {
            mounted.addAll(found.readable());
            mounted.addAll(found.executable());
        });
        return bubblewrap.get().around(python.command(), mounted, places.isPresent());
    }

    /** What the launcher needs to know once: rung, user, where to make directories, then a place a line. */
    private String confinement(Optional<Places> places) {
        List<String> lines = new ArrayList<>(List.of(rung.text(), String.valueOf(NOBODY)));
        lines.add(places.isPresent() ? temporary.toAbsolutePath().toString() : "");
        if (places.isEmpty()) {
            readable(python).forEach(place -> lines.add("r" + place));
        } else {
            libraries().forEach(place -> lines.add("r" + place));
            places.get().readable().forEach(place -> lines.add("r" + place));
            places.get().executable().forEach(place -> lines.add("x" + place));
            Loaders.here().forEach(place -> lines.add("x" + place));
        }
        return String.join("\n", lines);
    }

    private static List<String> libraries() {
        return LIBRARIES.stream()
                .filter(library -> Files.isDirectory(Path.of(library)))
                .toList();
    }

    private static List<String> readable(Interpreter python) {
        List<String> all = new ArrayList<>(python.readable());
        all.addAll(libraries());
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
        if (program.command().isPresent()) {
            return program;
        }
        Program compiled = python.compile(program);
        servers.know(compiled);
        return compiled;
    }

    @Override
    public Outcome run(Program program, String stdin, Limits limits) throws SandboxException, InterruptedException {
        try (LaunchedProgram launched = launch("run", program, limits, stdin)) {
            return launched.end();
        }
    }

    @Override
    public Build build(Program program, Limits limits) throws SandboxException, InterruptedException {
        try (LaunchedProgram launched = launch("build", program, limits, "")) {
            Outcome outcome = launched.end();
            return new Build(outcome, launched.made());
        }
    }

    @Override
    public Conversation start(Program program, Limits limits) throws SandboxException {
        return launch("run", program, limits, "");
    }

    @Override
    public void close() {
        servers.close();
        others.forEach(Sandbox::close);
    }

    private LaunchedProgram launch(String step, Program program, Limits limits, String stdin) throws SandboxException {
        return LaunchedProgram.start(servers, settings(step, program, limits), program, limits, stdin);
    }

    private static String settings(String step, Program program, Limits limits) {
        StringBuilder settings = new StringBuilder();
        settings.append("kind=").append(program.command().isPresent() ? step : "python");
        settings.append("\nname=").append(program.name());
        settings.append("\nmarshalled=").append(program.isCompiled() ? 1 : 0);
        program.command()
                .ifPresent(command -> settings.append("\ncounts=")
                        .append(command.memory().text())
                        .append("\nstreams=")
                        .append(command.talksOverStreams() ? 1 : 0));
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
