package dev.assay.score;

import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import java.util.List;
import java.util.Optional;

/** Grading of Java functions, with processes from the first one on. Safe for use by many threads. */
final class JavaFunctions implements AutoCloseable {
    static final String LANGUAGE = "java";

    private final Sandbox sandbox;
    private final LanguageRuntimes runtimes;
    private final Limits limits;
    private Optional<JavaProcesses> processes = Optional.empty();

    JavaFunctions(Sandbox sandbox, LanguageRuntimes runtimes, Limits limits) {
        this.sandbox = sandbox;
        this.runtimes = runtimes;
        this.limits = limits;
    }

    /**
     * Makes sure that a task can be graded.
     *
     * @throws UngradableException with the reason where it cannot
     */
    static void check(CodeTarget target) throws UngradableException {
        if (target.tests() instanceof CodeTests.Asserts) {
            throw new UngradableException(
                    "tests of a Java function are `check`, source with a method main, or `cases`; not single statements");
        }
        JavaTask.of(target.preamble(), target.entry());
    }

    /** A task with the name of its method, which rows with a head in their preamble need not tell. */
    static CodeTarget named(CodeTarget target) {
        boolean isFunction = target.language().equals(LANGUAGE) && !(target.tests() instanceof CodeTests.Stdio);
        if (!isFunction || target.entry().isPresent()) {
            return target;
        }
        try {
            String name =
                    JavaTask.of(target.preamble(), target.entry()).method().name();
            return new CodeTarget(target.language(), Optional.of(name), target.preamble(), target.tests());
        } catch (UngradableException e) {
            return target; // it is refused
        }
    }

    List<TestVerdict> grade(String program, CodeTarget target, Allowance allowance)
            throws SandboxException, UngradableException, InterruptedException {
        return new JavaGrader(processes(), allowance).grade(program, target);
    }

    private JavaProcesses processes() throws SandboxException, UngradableException, InterruptedException {
        Toolchain java = runtimes.of(LANGUAGE).toolchain();
        synchronized (this) {
            if (processes.isEmpty()) {
                Optional<JavaArchive> archive = JavaArchive.of(runtimes.preparation(), java, JavaClassFiles.read());
                processes = Optional.of(JavaProcesses.in(sandbox, java, limits, archive));
            }
            return processes.get();
        }
    }

    @Override
    public synchronized void close() {
        processes.ifPresent(JavaProcesses::close);
    }
}
