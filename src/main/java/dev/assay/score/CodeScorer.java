package dev.assay.score;

import dev.assay.answer.Answer;
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
 * ours is no grade.
 */
public final class CodeScorer implements Scorer, AutoCloseable {
    private static final String PYTHON = "python";

    private final Sandbox sandbox;
    private final CodeProcesses processes;
    private final CodeProcesses unhurried;
    private final GradingPlaces places;

    private CodeScorer(Sandbox sandbox, CodeProcesses processes, GradingPlaces places) {
        this.sandbox = sandbox;
        this.processes = processes;
        this.unhurried = processes.untilTimeOut();
        this.places = places;
    }

    /**
     * The scorer, if this machine can run model-written code safely.
     *
     * @param path directories to look for programs, as in the environment variable PATH
     * @param temporary a directory for a file that the trial of the sandbox tries to reach
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
            return new CodeScorerFinding.Ready(in(sandbox.get(), CodeProcesses.LIMITS, cores));
        } catch (SandboxException e) {
            return new CodeScorerFinding.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** A scorer that grades so many samples at a time, however many threads ask. */
    static CodeScorer in(Sandbox sandbox, Limits limits, int atOnce) throws SandboxException, InterruptedException {
        return new CodeScorer(sandbox, CodeProcesses.in(sandbox, limits), new GradingPlaces(atOnce));
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
            List<TestVerdict> tests = places.beside(() -> grade(processes, target.get(), program.get()));
            if (tests.stream().anyMatch(test -> test.kind() == Kind.TIME_LIMIT)) {
                tests = confirmed(tests, places.alone(() -> grade(unhurried, target.get(), program.get())));
            }
            return new Assessment(answer, verdict(tests), tests);
        } catch (SandboxException | UngradableException e) {
            return new Assessment(answer, new Verdict.Ungraded(String.valueOf(e.getMessage())), List.of());
        }
    }

    private static Answer answer(CodeTarget target, Reply reply) {
        Answer answer = CodeExtraction.of(VisibleText.of(reply), target, reply.finish() == Finish.LENGTH);
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

    private static List<TestVerdict> grade(CodeProcesses processes, CodeTarget target, String program)
            throws SandboxException, UngradableException, InterruptedException {
        if (!target.language().equals(PYTHON)) {
            throw new UngradableException("there is no runner for " + target.language());
        }
        CodeTests tests = target.tests();
        if (tests instanceof CodeTests.Stdio stdio) {
            return new StdioGrader(processes).grade(program, stdio);
        }
        String entry = target.entry().orElseThrow(() -> new UngradableException("the task names no entry point"));
        if (tests instanceof CodeTests.Cases cases) {
            return new CaseGrader(processes).grade(program, entry, cases);
        }
        CheckGrader grader = new CheckGrader(processes);
        return tests instanceof CodeTests.Check check
                ? grader.grade(program, entry, target.preamble(), "check", List.of(check.source()))
                : grader.grade(program, entry, target.preamble(), "", ((CodeTests.Asserts) tests).statements());
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
