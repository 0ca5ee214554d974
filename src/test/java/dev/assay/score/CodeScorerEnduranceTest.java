package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Rung;
import dev.assay.sandbox.Sandbox;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many verdicts in a row leave nothing behind. {@code benchmarks/code/run --flat N} is the same for an evening. */
@NeedsProgram("python3")
final class CodeScorerEnduranceTest {
    private static final int THREADS = 2;
    private static final int PART = 1000;
    private static final long SLACK_BYTES = 8 << 20;

    private static final String ADD = "def add(a, b):\n    return a + b\n";
    private static final List<Task> TASKS = List.of(
            CodeReplies.task(
                    "add",
                    "",
                    new CodeTests.Cases(List.of(
                            new CodeTests.Case("[1, 2]", "3"), new CodeTests.Case("[\"a\", \"b\"]", "\"ab\"")))),
            CodeReplies.task("", "", new CodeTests.Stdio(List.of(new CodeTests.StdioCase("1 2\n", "3\n")))),
            CodeReplies.task("add", "", new CodeTests.Check("def check(candidate): assert candidate(1, 2) == 3")));
    private static final List<String> SOLUTIONS =
            List.of(ADD, ADD + "print(add(*map(int, input().split())))\n", ADD, "def add(a, b): exit(1)\n");

    @Test
    void assess_thousandsInARow_memoryProcessesAndDescriptorsStayFlat() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        try (Sandbox sandbox = CodeScorers.sandbox(Rung.LANDLOCK)) {
            CodeScorer scorer = CodeScorers.in(sandbox, CodeScorers.SHORT, THREADS);
            assess(scorer, PART / 5);
            Held first = Held.now(before);

            assess(scorer, PART);
            Held second = Held.now(before);
            assess(scorer, PART);
            Held third = Held.now(before);

            String all = "%s, %s, %s".formatted(first, second, third);
            assertThat(third.processes()).as(all).isLessThanOrEqualTo(Math.max(first.processes(), second.processes()));
            assertThat(third.descriptors())
                    .as(all)
                    .isLessThanOrEqualTo(second.descriptors() + 6); // a server that is replaced
            assertThat(third.heap()).as(all).isLessThan(second.heap() + SLACK_BYTES);
        }
    }

    private static void assess(CodeScorer scorer, int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            assess(scorer, TASKS.get(i % 3), SOLUTIONS.get(i % 10 == 0 ? 3 : i % 3), i % 10 != 0);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get(4, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assess(CodeScorer scorer, Task task, String solution, boolean right) throws Exception {
        Assessment assessment = scorer.assess(task, CodeReplies.fenced(solution));
        assertThat(assessment.verdict().<Boolean>fold(graded -> graded.value() == 1, u -> false, u -> {
                    throw new AssertionError(u.reason());
                }))
                .as(assessment.toString())
                .isEqualTo(right);
    }

    /** What is held, once the last programs have gone and garbage is collected. */
    private record Held(long heap, int processes, long descriptors) {
        static Held now(List<ProcessHandle> others) throws IOException {
            LeftoverProcesses.assertNone();
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            int servers = (int) ProcessHandle.current()
                    .descendants()
                    .filter(process -> !others.contains(process))
                    .filter(LeftoverProcesses::isServer)
                    .count();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return new Held(jvm.totalMemory() - jvm.freeMemory(), servers, open.count());
            }
        }
    }
}
