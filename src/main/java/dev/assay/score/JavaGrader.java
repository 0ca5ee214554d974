package dev.assay.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.CodeTests;
import dev.assay.suite.CodeTests.Cases;
import dev.assay.suite.Target.CodeTarget;
import java.util.List;
import java.util.Optional;

/**
 * Functions in Java. Tests with a method {@code main} run unmodified in a checker process, under a stub of the class that they test; calls
 * with results wanted are compared here. Either way the solution's process sees the arguments of one call after the other.
 */
final class JavaGrader {
    private final JavaProcesses processes;
    private final Allowance allowance;

    JavaGrader(JavaProcesses processes, Allowance allowance) {
        this.processes = processes;
        this.allowance = allowance;
    }

    /**
     * Grades a program.
     *
     * @throws UngradableException where the task's signature cannot be called from another process
     */
    List<TestVerdict> grade(String program, CodeTarget target)
            throws SandboxException, UngradableException, InterruptedException {
        JavaTask task = JavaTask.of(target.preamble(), target.entry());
        try (HeadStart started = processes.startSolution()) {
            JavaCompilation compiled = processes.compile(task.completed(program));
            return target.tests() instanceof Cases cases
                    ? cases(task, compiled, started, cases)
                    : check(task, compiled, started, ((CodeTests.Check) target.tests()).source());
        }
    }

    private List<TestVerdict> check(JavaTask task, JavaCompilation compiled, HeadStart started, String tests)
            throws SandboxException, InterruptedException {
        String name = task.method().name();
        if (compiled.kind() != Kind.PASS) {
            return List.of(failed(name, compiled));
        }
        try (WarmProcesses.Lease checker = processes.checker();
                SolutionUnderTest solution = processes.solution(started, task, compiled.classes(), allowance)) {
            Optional<CallResult> unloaded = solution.load();
            if (unloaded.isPresent()) {
                checker.keep();
                return CheckGrader.sameForAll(unloaded.get(), name, 1);
            }
            ArrayNode request = TypedJson.array().add("tests").add(task.testsWithStub(tests));
            List<TestVerdict> verdicts =
                    new CheckTalk(checker, solution, name, processes.failures()).verdicts(TypedJson.write(request), 1);
            checker.keep();
            return solution.withPeak(verdicts);
        }
    }

    private List<TestVerdict> cases(JavaTask task, JavaCompilation compiled, HeadStart started, Cases cases)
            throws SandboxException, InterruptedException {
        List<CallTest> tests = CallTest.of(cases, task);
        return compiled.kind() == Kind.PASS
                ? CaseGrader.grade(processes.solution(started, task, compiled.classes(), allowance), tests)
                : tests.stream().map(test -> failed(test.name(), compiled)).toList();
    }

    private static TestVerdict failed(String name, JavaCompilation compiled) {
        return new TestVerdict(name, compiled.kind(), compiled.detail(), compiled.cpuMillis());
    }
}
