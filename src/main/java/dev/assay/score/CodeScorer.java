package dev.assay.score;

import dev.assay.answer.Answer;
import dev.assay.answer.BraceExtraction;
import dev.assay.answer.CodeExtraction;
import dev.assay.answer.VisibleText;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.sandbox.Finding;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.SandboxFinder;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grades programs by their tests. What a model wrote runs in a sandboxed process that knows neither the expected results nor the tests;
 * right is what passes all of them. A time-out of the program is wrong, once it has timed out with nothing else running here; a failure of
 * ours is no grade, once it has happened twice.
 */
public final class CodeScorer implements Scorer, AutoCloseable {
    private static final String PYTHON = "python";
    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    private final Sandbox sandbox;
    private final CodeProcesses processes;
    private final CodeProcesses unhurried;
    private final GradingPlaces places;
    private final LanguageRuntimes runtimes;
    private final JavaFunctions java;

    private CodeScorer(Sandbox sandbox, CodeProcesses processes, GradingPlaces places, LanguageRuntimes runtimes) {
        this.sandbox = sandbox;
        this.processes = processes;
        this.unhurried = processes.untilTimeOut();
        this.places = places;
        this.runtimes = runtimes;
        this.java = new JavaFunctions(sandbox, runtimes, processes.allowance().limits());
    }

    /**
     * The scorer, if this machine can run model-written code safely.
     *
     * @param path directories to look for programs, as in the environment variable PATH
     * @param temporary a directory for temporary files: one that the trial of the sandbox tries to reach, and where programs are put
     * @param wish the rung to use; absent for the best there is, which is never {@link Rung#NONE}
     */
    public static CodeScorerFinding find(String path, Path temporary, Optional<Rung> wish) throws InterruptedException {
        Finding finding = new SandboxFinder(path, temporary).find(wish);
        Optional<Sandbox> sandbox = finding.fold(ready -> Optional.of(ready.sandbox()), refused -> Optional.empty());
        if (sandbox.isEmpty()) {
            return new CodeScorerFinding.Refused(finding.fold(ready -> "", Finding.Refused::reason));
        }
        try {
            int cores = Runtime.getRuntime().availableProcessors();
            ToolchainFinder toolchains = new ToolchainFinder(path, OS_RELEASE);
            LanguageRuntimes runtimes = new LanguageRuntimes(sandbox.get(), toolchains, temporary);
            return new CodeScorerFinding.Ready(in(sandbox.get(), CodeProcesses.LIMITS, cores, runtimes));
        } catch (SandboxException e) {
            return new CodeScorerFinding.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** A scorer that grades so many samples at a time, however many threads ask. */
    static CodeScorer in(Sandbox sandbox, Limits limits, int atOnce, LanguageRuntimes runtimes)
            throws SandboxException, InterruptedException {
        return new CodeScorer(sandbox, CodeProcesses.in(sandbox, limits), new GradingPlaces(atOnce), runtimes);
    }

    /** The languages that programs may be written in, where their toolchains are there. */
    public static List<String> languages() {
        List<String> all = new ArrayList<>(List.of(PYTHON));
        all.addAll(LanguageFile.all().keySet());
        return all;
    }

    /** How far the programs are kept apart. */
    public Rung rung() {
        return sandbox.rung();
    }

    /** What runs the programs, for people and records. */
    public String runtime() {
        return sandbox.runtime();
    }

    /** Ends the processes that are kept warm for the next program. */
    @Override
    public void close() {
        java.close();
        processes.close();
        sandbox.close();
    }

    @Override
    public Assessment assess(Task task, Reply reply) throws InterruptedException {
        Optional<CodeTarget> target =
                task.target().fold(m -> Optional.empty(), c -> Optional.empty(), t -> Optional.empty(), Optional::of);
        if (target.isEmpty()) {
            Answer none = new Answer.Missing(Answer.Why.NO_ANSWER, "no coding task");
            return new Assessment(none, new Verdict.Ungraded("the task is no coding task"), List.of());
        }
        Answer answer = answer(target.get(), reply);
        Optional<String> program = answer.fold(found -> Optional.of(found.text()), missing -> Optional.empty());
        if (program.isEmpty()) {
            return new Assessment(
                    answer, new Verdict.Graded(0, answer.fold(found -> "", Answer.Missing::reason)), List.of());
        }
        try {
            List<TestVerdict> tests = places.beside(() -> gradeAgainIfLost(processes, target.get(), program.get()));
            boolean timedOut = tests.stream().anyMatch(test -> test.kind() == Kind.TIME_LIMIT);
            if (timedOut && tests.stream().noneMatch(TestVerdict::isFailure)) {
                tests = confirmed(tests, places.alone(() -> gradeAgainIfLost(unhurried, target.get(), program.get())));
            }
            return new Assessment(answer, verdict(tests), tests);
        } catch (SandboxException | UngradableException e) {
            return new Assessment(answer, new Verdict.Ungraded(String.valueOf(e.getMessage())), List.of());
        }
    }

    /** Why such tasks cannot be graded here: a toolchain that is missing, a kind of tests that the language has no grader for. */
    public Optional<String> refusal(CodeTarget target) throws InterruptedException {
        try {
            check(target);
            return Optional.empty();
        } catch (UngradableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What runs programs of this language, for people and records; none where it cannot be run. */
    public Optional<String> runtime(String language) throws InterruptedException {
        try {
            return Optional.of(
                    language.equals(PYTHON)
                            ? runtime()
                            : runtimes.of(language).toolchain().text());
        } catch (UngradableException e) {
            return Optional.empty();
        }
    }

    private void check(CodeTarget target) throws UngradableException, InterruptedException {
        if (target.language().equals(PYTHON)) {
            return;
        }
        LanguageRuntime runtime = runtimes.of(target.language());
        if (target.tests() instanceof CodeTests.Calls) {
            throw new UngradableException("calls with values of Python are not graded in %s"
                    .formatted(runtime.toolchain().language().title()));
        }
        boolean isWhole = target.tests() instanceof CodeTests.Stdio;
        if (!isWhole && target.language().equals(JavaFunctions.LANGUAGE)) {
            JavaFunctions.check(target);
        } else if (!isWhole && runtime.toolchain().language().functions().isEmpty()) {
            throw new UngradableException(
                    "tests that call a function are not graded in %s: they would have to run in the process of what they test"
                            .formatted(runtime.toolchain().language().title()));
        }
    }

    private Answer answer(CodeTarget target, Reply reply) {
        boolean cut = reply.finish() == Finish.LENGTH;
        Optional<Language> language = runtimes.language(target.language());
        Answer answer = language.map(known ->
                        BraceExtraction.of(VisibleText.of(reply), JavaFunctions.named(target), known.fences(), cut))
                .orElseGet(() -> CodeExtraction.of(VisibleText.of(reply), target, cut));
        boolean filtered = reply.finish() == Finish.FILTER && answer.fold(found -> false, missing -> true);
        return filtered ? new Answer.Missing(Answer.Why.REFUSED, "the provider's filter stopped the reply") : answer;
    }

    /** A test that timed out on a machine that was busy is judged by the second grading, as far as that went. */
    private static List<TestVerdict> confirmed(List<TestVerdict> first, List<TestVerdict> alone) {
        List<TestVerdict> tests = new ArrayList<>(first);
        for (int i = 0; i < tests.size() && i < alone.size(); i++) {
            if (tests.get(i).kind() == Kind.TIME_LIMIT) {
                tests.set(i, alone.get(i));
            }
        }
        return tests;
    }

    /** A server of the sandbox that dies in the middle says nothing of the program: once more, on a fresh one. */
    private List<TestVerdict> gradeAgainIfLost(CodeProcesses python, CodeTarget target, String program)
            throws SandboxException, UngradableException, InterruptedException {
        try {
            return grade(python, target, program);
        } catch (SandboxException e) {
            return grade(python, target, program);
        }
    }

    private List<TestVerdict> grade(CodeProcesses python, CodeTarget target, String program)
            throws SandboxException, UngradableException, InterruptedException {
        check(target);
        CodeTests tests = target.tests();
        if (tests instanceof CodeTests.Stdio stdio) {
            return new StdioGrader(maker(python, target.language()), python.allowance()).grade(program, stdio);
        }
        if (target.language().equals(JavaFunctions.LANGUAGE)) {
            return java.grade(program, target, python.allowance());
        }
        String entry = target.entry().orElseThrow(() -> new UngradableException("the task names no entry point"));
        FunctionProcesses functions = functions(python, target.language());
        if (tests instanceof CodeTests.Cases cases) {
            return CaseGrader.grade(new SolutionUnderTest(functions, program, entry), CallTest.of(cases));
        }
        if (tests instanceof CodeTests.Calls calls) {
            return CaseGrader.grade(new SolutionUnderTest(functions, program, entry), CallTest.of(calls));
        }
        CheckGrader grader = new CheckGrader(functions);
        String prelude = target.language().equals(PYTHON) ? target.preamble() : BraceExtraction.given(target);
        return tests instanceof CodeTests.Check check
                ? grader.grade(program, entry, prelude, "check", List.of(check.source()))
                : grader.grade(program, entry, prelude, "", ((CodeTests.Asserts) tests).statements());
    }

    private FunctionProcesses functions(CodeProcesses python, String language)
            throws UngradableException, InterruptedException {
        return language.equals(PYTHON) ? python : new ScriptProcesses(runtimes.of(language), python.allowance());
    }

    private WholeProgram.Maker maker(CodeProcesses python, String language)
            throws UngradableException, InterruptedException {
        return language.equals(PYTHON)
                ? WholeProgram.python(python)
                : WholeProgram.of(runtimes.of(language), python.allowance().limits());
    }

    /** All tests passed: right. One failed by the program's fault: wrong, whatever became of the others. Else no grade. */
    private static Verdict verdict(List<TestVerdict> tests) {
        if (tests.isEmpty()) {
            return new Verdict.Ungraded("the task has no tests");
        }
        long passed = tests.stream().filter(test -> test.kind() == Kind.PASS).count();
        if (passed == tests.size()) {
            return new Verdict.Graded(1, "%d of %d tests passed".formatted(passed, tests.size()));
        }
        return tests.stream()
                .filter(test -> test.kind() != Kind.PASS && test.kind() != Kind.GRADER_ERROR)
                .findFirst()
                .<Verdict>map(test -> new Verdict.Graded(
                        0,
                        "%d of %d tests passed; test %s: %s: %s"
                                .formatted(
                                        passed,
                                        tests.size(),
                                        test.name(),
                                        test.kind().text(),
                                        test.detail())))
                .orElseGet(() -> new Verdict.Ungraded(tests.stream()
                        .filter(test -> test.kind() == Kind.GRADER_ERROR)
                        .findFirst()
                        .map(TestVerdict::detail)
                        .orElse("")));
    }
}
