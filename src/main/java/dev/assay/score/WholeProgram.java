package dev.assay.score;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;

/** A program that is run from its start for each case, or why it cannot be. */
interface WholeProgram {
    /** Runs it once. */
    Outcome run(String stdin) throws SandboxException, InterruptedException;

    /** What the end of a run means. */
    CodeFailures failures();

    /** Makes a program of a source. */
    @FunctionalInterface
    interface Maker {
        Made make(String source) throws SandboxException, InterruptedException;
    }

    /** What came of making a program: it, or what its compiler said. */
    record Made(WholeProgram program, Kind kind, String detail) {}

    /** Programs that the interpreter of the launcher runs. */
    static Maker python(CodeProcesses processes) {
        return source -> new Made(
                new WholeProgram() {
                    @Override
                    public Outcome run(String stdin) throws SandboxException, InterruptedException {
                        return processes.run(source, stdin);
                    }

                    @Override
                    public CodeFailures failures() {
                        return CodeFailures.PYTHON;
                    }
                },
                Kind.PASS,
                "");
    }

    /** Programs of a language that has a runtime of its own. */
    static Maker of(LanguageRuntime runtime, Limits limits) {
        return source -> {
            Build build = runtime.compile(source);
            String main = runtime.toolchain().language().names().of(source).main();
            WholeProgram program = new WholeProgram() {
                @Override
                public Outcome run(String stdin) throws SandboxException, InterruptedException {
                    return runtime.run(build.files(), main, stdin, limits.withCpuTotal(limits.cpu()));
                }

                @Override
                public CodeFailures failures() {
                    return runtime.failures();
                }
            };
            Kind kind = runtime.failures().ofCompiler(build.outcome());
            return new Made(program, kind, "compiling: " + runtime.failures().detail(build.outcome()));
        };
    }
}
