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
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A time-out counts only where nothing else ran. */
final class CodeScorerTimeoutTest {
    private static final Task TASK =
            CodeReplies.task("", "", new CodeTests.Stdio(List.of(new CodeTests.StdioCase("", "1"))));

    @Test
    void assess_timeOutAmongOthers_isRunAgainAloneAndPasses() throws Exception {
        CrowdedSandbox sandbox = new CrowdedSandbox(4, false);

        List<Assessment> assessments = assess(sandbox, 4);

        assertThat(assessments)
                .hasSize(4)
                .allSatisfy(each ->
                        assertThat(each.tests()).extracting(TestVerdict::kind).containsExactly(TestVerdict.Kind.PASS));
        assertThat(sandbox.runs.get()).isEqualTo(8);
        assertThat(sandbox.mostInSecondRuns.get()).isEqualTo(1);
    }

    @Test
    void assess_timeOutAlone_counts() throws Exception {
        CrowdedSandbox sandbox = new CrowdedSandbox(1, true);

        List<Assessment> assessments = assess(sandbox, 1);

        assertThat(assessments.get(0).tests())
                .extracting(TestVerdict::kind)
                .containsExactly(TestVerdict.Kind.TIME_LIMIT);
        assertThat(sandbox.runs.get()).isEqualTo(2);
    }

    @Test
    void assess_timeOutsAlone_endTheSecondGradingAtTheFirst() throws Exception {
        CrowdedSandbox sandbox = new CrowdedSandbox(1, true);
        List<CodeTests.StdioCase> four = Collections.nCopies(4, new CodeTests.StdioCase("", "1"));

        Assessment assessment = CodeScorers.in(sandbox, CodeScorers.SHORT, 1)
                .assess(CodeReplies.task("", "", new CodeTests.Stdio(four)), CodeReplies.fenced("print(1)"));

        assertThat(assessment.tests())
                .extracting(TestVerdict::kind)
                .containsOnly(TestVerdict.Kind.TIME_LIMIT)
                .hasSize(4);
        assertThat(sandbox.runs.get()).isEqualTo(3 + 1);
    }

    @Test
    void assess_timeOutOfWhatIsWrongAnyway_endsTheGrading() throws Exception {
        CrowdedSandbox sandbox = new CrowdedSandbox(0, false);
        CodeTests tests = new CodeTests.Stdio(List.of(
                new CodeTests.StdioCase("", "2"),
                new CodeTests.StdioCase("slow", "1"),
                new CodeTests.StdioCase("", "1")));

        Assessment assessment = CodeScorers.in(sandbox, CodeScorers.SHORT, 1)
                .assess(CodeReplies.task("", "", tests), CodeReplies.fenced("print(1)"));

        assertThat(assessment.tests())
                .extracting(TestVerdict::kind)
                .containsExactly(
                        TestVerdict.Kind.WRONG_ANSWER, TestVerdict.Kind.TIME_LIMIT, TestVerdict.Kind.TIME_LIMIT);
        assertThat(sandbox.runs.get()).isEqualTo(2);
    }

    private static List<Assessment> assess(CrowdedSandbox sandbox, int threads) throws Exception {
        CodeScorer scorer = CodeScorers.in(sandbox, CodeScorers.SHORT, threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Assessment>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> scorer.assess(TASK, CodeReplies.fenced("print(1)"))));
            }
            List<Assessment> all = new ArrayList<>();
            for (Future<Assessment> each : futures) {
                all.add(each.get(1, TimeUnit.MINUTES));
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Every program times out in the first round, in which all run at once; later only where others run, or always. */
    private static final class CrowdedSandbox implements Sandbox {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostInSecondRuns = new AtomicInteger();
        private final CyclicBarrier allThere;
        private final int first;
        private final boolean slow;

        CrowdedSandbox(int first, boolean slow) {
            this.first = first;
            this.slow = slow;
            this.allThere = new CyclicBarrier(Math.max(1, first));
        }

        @Override
        public Outcome run(Program program, String stdin, Limits limits) throws InterruptedException {
            boolean isFirst = runs.incrementAndGet() <= first;
            int now = running.incrementAndGet();
            try {
                if (isFirst) {
                    allThere.await(1, TimeUnit.MINUTES);
                } else {
                    mostInSecondRuns.accumulateAndGet(now, Math::max);
                }
                return outcome(isFirst || slow || now > 1 || stdin.equals("slow"));
            } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException e) {
                throw new AssertionError("they do not run at once", e);
            } finally {
                running.decrementAndGet();
            }
        }

        private static Outcome outcome(boolean late) {
            return late
                    ? new Outcome(-1, 9, Optional.of(Outcome.Hit.WALL), "", "", Duration.ofSeconds(1), 1)
                    : new Outcome(0, 0, Optional.empty(), "1\n", "", Duration.ofMillis(1), 1);
        }

        @Override
        public Rung rung() {
            return Rung.LANDLOCK;
        }

        @Override
        public String runtime() {
            return "a crowd";
        }

        @Override
        public Program prepare(Program program) {
            return program;
        }

        @Override
        public Conversation start(Program program, Limits limits) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Sandbox with(Places places) {
            return this;
        }

        @Override
        public Build build(Program program, Limits limits) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void close() {}
    }
}
