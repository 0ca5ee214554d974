package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.math.MathPolicy;
import dev.assay.testing.Effort;
import dev.assay.testing.SmallStack;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole replies that are made to slow extraction down, each to a megabyte: a verdict that is not right, within time and memory. */
final class HostileReplyTests {
    private static final long MAX_CPU_NANOS = 50_000_000;
    private static final long MAX_BYTES = 64L << 20;

    private final MathScorer scorer = new MathScorer(MathPolicy.DEFAULT);

    static Stream<String> replies() {
        return Stream.of(
                "\\boxed{".repeat(30_000),
                "\\boxed{4}".repeat(30_000),
                "<|begin_of_box|>".repeat(30_000),
                "<|begin_of_box|>4<|end_of_box|>".repeat(15_000),
                "$".repeat(100_000),
                "$4$ and ".repeat(30_000),
                "\\[".repeat(100_000),
                "\\(4\\), ".repeat(30_000),
                "the answer is" + " ".repeat(300_000),
                "the answer is ".repeat(30_000),
                "answer:\n".repeat(30_000),
                "####".repeat(60_000),
                "4=".repeat(100_000),
                "4 ".repeat(100_000),
                "4\n".repeat(100_000),
                "(".repeat(200_000) + "4",
                "\\frac{4}".repeat(30_000) + " 5",
                "\\".repeat(200_000),
                "{".repeat(200_000),
                ",".repeat(200_000) + "4",
                "-".repeat(200_000) + "4",
                ".".repeat(200_000),
                "9".repeat(1_000_000),
                "<think>".repeat(30_000),
                "</think>".repeat(30_000) + "4",
                "Question:\n".repeat(30_000),
                "```output\n".repeat(30_000),
                "\u202e\u0000\u0301".repeat(60_000),
                "A. ".repeat(60_000),
                "答案是".repeat(60_000));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void grade_hostileReply_endsWithinTimeAndMemoryOnASmallStack(String reply) throws InterruptedException {
        for (String gold : new String[] {"31", "3, 1", "\\text{(B)}"}) {
            Effort effort = SmallStack.on(() -> Effort.best(5, MAX_CPU_NANOS, () -> scorer.grade(gold, reply)));

            assertThat(effort.cpuNanos()).as("CPU time").isLessThan(MAX_CPU_NANOS);
            assertThat(effort.allocatedBytes()).as("bytes").isLessThan(MAX_BYTES);
            boolean decided = scorer.grade(gold, reply)
                    .verdict()
                    .fold(graded -> graded.value() == 0, undecided -> true, ungraded -> false);
            assertThat(decided).isTrue();
        }
    }
}
