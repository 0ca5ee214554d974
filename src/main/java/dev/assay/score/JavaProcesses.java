package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.sandbox.Command;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Places;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.Turn;
import dev.assay.score.TestVerdict.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Java processes that grading functions needs, all confined: warm compilers for what models wrote, which never run it; warm checkers for
 * trusted tests, which never see it; and a process for each solution.
 */
final class JavaProcesses implements AutoCloseable {
    /** Sources that one compiler takes, or tests that one checker runs, before a fresh one takes its place. */
    static final int CALLERS = 1000;

    private static final String TRIAL = "class Trial { static int trial() { ";
    private static final String TRIAL_SOLVED = TRIAL + "return 1; } }";
    private static final String PACKAGE = "dev.assay.score.jvm.";
    private static final int MIB = 20;
    private static final long SERVER_HEAP = 384;
    private static final Duration COMPILE = Duration.ofSeconds(15);
    private static final Duration CHECK = Duration.ofSeconds(20);

    private static final List<String> COMMON = List.of(
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-XX:-UseContainerSupport",
            "-Dfile.encoding=UTF-8",
            "-XX:CompressedClassSpaceSize=128m",
            "-XX:TieredStopAtLevel=1");

    /** A small heap to begin with, and less compiled of what runs but once; the archive stays at the address for which it was made. */
    private static final List<String> QUICK_START = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:CompileThresholdScaling=4",
            "-Xms32m");

    /** What a compiler needs to stay warm; not part of the archive, for which it would discard the graph of modules. */
    static final String WARM_JAVAC = "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED";

    private final Sandbox sandbox;
    private final Toolchain java;
    private final CodeFailures failures;
    private final Limits limits;
    private final Optional<JavaArchive> archive;
    private final Map<String, String> environment = new HashMap<>();
    private final long besidesHeap;
    private final Map<String, byte[]> classes = JavaClassFiles.read();
    private final WarmProcesses compilers;
    private final WarmProcesses checkers;

    private JavaProcesses(
            Sandbox sandbox, Toolchain java, Limits limits, Optional<JavaArchive> archive, Duration compile) {
        this.sandbox = sandbox;
        this.java = java;
        this.failures = CodeFailures.of(java.language());
        this.limits = limits;
        this.archive = archive;
        this.besidesHeap = (long) java.language().run().extraMemory() << MIB;
        java.language().run().environment().forEach((name, value) -> environment.put(name, java.filled(value)));
        this.compilers = new WarmProcesses(() -> startServer("CompileServer", compile), CALLERS);
        this.checkers = new WarmProcesses(() -> startServer("Checker", CHECK), CALLERS);
    }

    /**
     * Processes of this JDK, which have been tried.
     *
     * @param archive with which they start, if they work so
     * @throws SandboxException where a small class cannot be compiled, loaded and called
     */
    static JavaProcesses in(Sandbox sandbox, Toolchain java, Limits limits, Optional<JavaArchive> archive)
            throws SandboxException, InterruptedException {
        return in(sandbox, java, limits, archive, COMPILE);
    }

    /** As above, with another limit of CPU time for a compilation. */
    static JavaProcesses in(
            Sandbox sandbox, Toolchain java, Limits limits, Optional<JavaArchive> archive, Duration compile)
            throws SandboxException, InterruptedException {
        if (archive.isPresent()) {
            try {
                return tried(sandbox, java, limits, archive, compile);
            } catch (SandboxException e) {
                // then without, more slowly; what fails for another reason fails again
            }
        }
        return tried(sandbox, java, limits, Optional.empty(), compile);
    }

    private static JavaProcesses tried(
            Sandbox sandbox, Toolchain java, Limits limits, Optional<JavaArchive> archive, Duration compile)
            throws SandboxException, InterruptedException {
        Places places = LanguageRuntime.places(java, java.language().run());
        List<String> readable = new ArrayList<>(places.readable());
        archive.ifPresent(made -> readable.addAll(made.places()));
        Sandbox own = sandbox.with(new Places(readable, places.executable()));
        JavaProcesses processes = new JavaProcesses(own, java, limits, archive, compile);
        Optional<String> failure = processes.trial();
        if (failure.isPresent()) {
            processes.close();
            throw new SandboxException("%s does not work in the sandbox: %s".formatted(java.text(), failure.get()));
        }
        return processes;
    }

    private Optional<String> trial() throws SandboxException, InterruptedException {
        JavaTask task;
        try {
            task = JavaTask.of(TRIAL, Optional.empty());
        } catch (UngradableException e) {
            throw new IllegalStateException(e);
        }
        JavaCompilation compiled = compile(TRIAL_SOLVED);
        if (compiled.kind() != Kind.PASS) {
            return Optional.of(compiled.detail());
        }
        try (HeadStart started = startSolution();
                SolutionUnderTest solution = solution(started, task, compiled.classes(), Allowance.of(limits))) {
            return solution.call(TypedJson.array())
                    .fold(
                            value -> Optional.empty(),
                            raised -> Optional.of(raised.detail()),
                            failed -> Optional.of(failed.detail()));
        }
    }

    /** What the ends of its processes mean. */
    CodeFailures failures() {
        return failures;
    }

    /** Compiles what a model wrote. */
    JavaCompilation compile(String source) throws SandboxException, InterruptedException {
        try (WarmProcesses.Lease compiler = compilers.take()) {
            Turn turn = compiler.ask(
                    TypedJson.write(TypedJson.array().add("compile").add(source)));
            Optional<Outcome> end = turn.fold(replied -> Optional.empty(), ended -> Optional.of(ended.outcome()));
            if (end.isPresent() && end.get().hit().isEmpty()) {
                blame(source, end.get());
            }
            return turn.fold(replied -> compiled(replied, compiler), ended -> failed(ended.outcome()));
        }
    }

    /** A compiler that died in front of a source is its victim only if it gets through another one. */
    private void blame(String source, Outcome outcome) throws SandboxException, InterruptedException {
        if (source.equals(TRIAL_SOLVED)) {
            throw new SandboxException("the Java compiler does not run: " + failures.detail(outcome));
        }
        compile(TRIAL_SOLVED);
    }

    private static JavaCompilation compiled(Turn.Replied reply, WarmProcesses.Lease compiler) {
        JsonNode said = TypedJson.read(reply.line()).orElse(TypedJson.array());
        String how = said.path(0).asText();
        if (!how.equals("broken")) {
            compiler.keep();
        }
        long cpu = reply.cpu().toMillis();
        return how.equals("classes") && said.path(1) instanceof ObjectNode classes
                ? new JavaCompilation(Kind.PASS, classes, "", cpu)
                : new JavaCompilation(Kind.COMPILE_ERROR, none(), said.path(1).asText(), cpu);
    }

    /** A compiler that a source has ended. One that used up its CPU time would do so again; one that waited may have had no chance. */
    private JavaCompilation failed(Outcome outcome) {
        boolean waited = outcome.hit().filter(Outcome.Hit.WALL::equals).isPresent();
        return new JavaCompilation(
                waited ? Kind.TIME_LIMIT : Kind.COMPILE_ERROR,
                none(),
                "the compiler did not get through: " + failures.detail(outcome),
                outcome.cpu().toMillis());
    }

    private static ObjectNode none() {
        return TypedJson.array().addObject();
    }

    /** A checker. It speaks the protocol of {@code checker.py}, but for its first request. */
    WarmProcesses.Lease checker() throws SandboxException {
        return checkers.take();
    }

    /** Processes for a solution that is still to be compiled, the first of which starts now. */
    HeadStart startSolution() throws SandboxException {
        return new HeadStart(this::solutionStarted);
    }

    /** A compiled solution, started as often as need be. */
    SolutionUnderTest solution(HeadStart started, JavaTask task, ObjectNode compiled, Allowance allowance) {
        ArrayNode load = TypedJson.array().add("load");
        load.add(compiled);
        load.add(task.method().owner())
                .add(task.method().name())
                .add(task.method().isStatic());
        ArrayNode parameters = load.addArray();
        task.parameters().forEach(type -> parameters.add(type.toString()));
        return new SolutionUnderTest(started, load, allowance, failures);
    }

    private Conversation solutionStarted() throws SandboxException {
        List<String> options = new ArrayList<>(QUICK_START);
        options.addAll(List.of("-XX:+UseG1GC", "-Xmx" + (limits.memoryBytes() >> MIB) + "m"));
        return start("Driver", options, limits);
    }

    private Conversation startServer(String main, Duration cpu) throws SandboxException {
        Limits server = new Limits(cpu, cpu.multipliedBy(CALLERS), SERVER_HEAP << MIB, 1 << 20, Integer.MAX_VALUE);
        return start(main, List.of(WARM_JAVAC, "-XX:+UseSerialGC", "-Xmx" + SERVER_HEAP + "m"), server);
    }

    private Conversation start(String main, List<String> options, Limits heap) throws SandboxException {
        List<String> arguments = new ArrayList<>(List.of(java.program().toString()));
        arguments.addAll(COMMON);
        arguments.addAll(options);
        Optional<JavaArchive> there = archive.filter(JavaArchive::isThere);
        there.ifPresent(made -> arguments.add("-XX:SharedArchiveFile=" + made.shared()));
        String classPath = there.map(made -> made.jar().toString()).orElse(".");
        arguments.addAll(List.of("-cp", classPath, PACKAGE + main));
        Command command =
                new Command(arguments, environment, java.language().run().memory(), true);
        return sandbox.start(
                Program.of(there.isPresent() ? Map.of() : classes, command),
                heap.withMemory(heap.memoryBytes() + besidesHeap));
    }

    @Override
    public void close() {
        compilers.close();
        checkers.close();
    }
}
