package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Places;
import dev.assay.sandbox.Program;
import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.sandbox.Turn;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox that fails in the middle of a grading is tried once more before the sample has no grade. */
@NeedsProgram({"python3", "bwrap"})
final class CodeScorerLossTest {
    private static final String HONEST = "def f(n):\n    return n + 1\n";
    private static final List<CodeTests> KINDS = List.of(
            new CodeTests.Cases(List.of(new CodeTests.Case("[1]", "2"), new CodeTests.Case("[5]", "6"))),
            new CodeTests.Check("def check(candidate): assert candidate(1) == 2 and candidate(5) == 6"),
            new CodeTests.Stdio(List.of(new CodeTests.StdioCase("1\n", "2\n"))));

    /** Losses: how many gradings in a row are disturbed. */
    @ParameterizedTest
    @CsvSource({
        "NAMESPACES, nursery, 1, right",
        "NAMESPACES, server, 1, right",
        "NAMESPACES, nursery, 2, ungraded",
        "LANDLOCK, nursery, 1, right",
        "LANDLOCK, server, 1, right",
        "LANDLOCK, server, 2, ungraded"
    })
    void assess_sandboxLosesAProcess_triesOnceMore(Rung rung, String victim, int losses, String want) throws Exception {
        for (CodeTests tests : KINDS) {
            try (LosingSandbox sandbox = new LosingSandbox(CodeScorers.sandbox(rung), victim, losses)) {
                CodeScorer scorer = CodeScorers.in(sandbox, CodeScorers.SHORT, 2);
                boolean program = tests instanceof CodeTests.Stdio;
                Task task = CodeReplies.task(program ? "" : "f", "", tests);

                Assessment assessment =
                        scorer.assess(task, CodeReplies.fenced(HONEST + (program ? "print(f(int(input())))" : "")));

                assertThat(outcome(assessment)).as(assessment.toString()).isEqualTo(want);
                assertThat(sandbox.losses.get()).isLessThanOrEqualTo(0);
                LeftoverProcesses.assertNone();
            }
        }
    }

    private static String outcome(Assessment assessment) {
        return assessment
                .verdict()
                .fold(graded -> graded.value() == 1 ? "right" : "wrong", u -> "undecided", u -> "ungraded");
    }

    /** A real sandbox, in which somebody kills a process of ours as soon as a program runs. */
    private static final class LosingSandbox implements Sandbox {
        private final Sandbox sandbox;
        private final Predicate<ProcessHandle> victim;
        private final AtomicInteger losses;
        private final AtomicInteger open = new AtomicInteger();

        LosingSandbox(Sandbox sandbox, String victim, int losses) {
            this.sandbox = sandbox;
            this.victim = victim.equals("server") ? LeftoverProcesses::isServer : LeftoverProcesses::isNursery;
            this.losses = new AtomicInteger(losses);
        }

        @Override
        public Conversation start(Program program, Limits limits) throws SandboxException {
            Conversation conversation = sandbox.start(program, limits);
            open.incrementAndGet();
            return new Conversation() {
                @Override
                public void send(List<String> lines) throws SandboxException, InterruptedException {
                    loseOne();
                    conversation.send(lines);
                }

                @Override
                public Turn next() throws SandboxException, InterruptedException {
                    return conversation.next();
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                    conversation.close();
                }
            };
        }

        /** A whole program would end too soon: a sleeper in its place loses its nursery. */
        @Override
        public Outcome run(Program program, String stdin, Limits limits) throws SandboxException, InterruptedException {
            if (losses.get() > 0) {
                try (Conversation sleeper = start(Program.python("p", "import time\ntime.sleep(100)"), limits)) {
                    sleeper.ask("");
                }
            }
            return sandbox.run(program, stdin, limits);
        }

        @Override
        public Sandbox with(Places places) throws SandboxException {
            return sandbox.with(places);
        }

        @Override
        public Build build(Program program, Limits limits) throws SandboxException, InterruptedException {
            return sandbox.build(program, limits);
        }

        private void loseOne() {
            if (losses.getAndDecrement() <= 0) {
                return;
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (System.nanoTime() < deadline) {
                List<ProcessHandle> victims = ProcessHandle.current()
                        .descendants()
                        .filter(LeftoverProcesses::isLauncher)
                        .filter(victim)
                        .toList();
                if (!victims.isEmpty() && victims.size() >= open.get()) {
                    victims.forEach(ProcessHandle::destroyForcibly);
                    victims.forEach(process -> process.onExit().join());
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            throw new AssertionError("there is nobody to kill");
        }

        @Override
        public Rung rung() {
            return sandbox.rung();
        }

        @Override
        public String runtime() {
            return sandbox.runtime();
        }

        @Override
        public Program prepare(Program program) throws SandboxException, InterruptedException {
            return sandbox.prepare(program);
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
