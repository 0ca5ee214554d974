package dev.assay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Assessment;
import dev.assay.score.CodeScorer;
import dev.assay.score.CodeScorerFinding;
import dev.assay.suite.DataFiles;
import dev.assay.suite.Suite;
import dev.assay.suite.Suites;
import dev.assay.suite.Task;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every coding task, through the grader that models meet: two independent solutions pass all its tests, three plausible wrong ones do not. */
@NeedsProgram("python3")
final class CodingBasicsSolutionsTest {
    private static final Path SOLUTIONS = Path.of("src/test/resources/dev/assay/suites/coding-basics");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path temporary;

    @SuppressWarnings("NullAway.Init")
    private static CodeScorer scorer;

    @BeforeAll
    static void findTheScorer() throws InterruptedException {
        scorer = CodeScorer.find(System.getenv("PATH"), temporary, Optional.empty())
                .fold(CodeScorerFinding.Ready::scorer, refused -> {
                    throw new AssertionError(refused.reason());
                });
    }

    static Stream<Task> tasks() {
        DataFiles none = new DataFiles(
                Path.of("target/none"),
                Optional.empty(),
                true,
                url -> {
                    throw new IOException("offline");
                },
                (suite, done, length) -> {});
        Suite suite = new Suites(Path.of("benchmarks/suites"), Path.of("."), none).load("coding-basics");
        return suite.tasks().stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void tests_solutionsOfATask_acceptTheRightOnesAlone(Task task) throws Exception {
        for (String right : List.of("one", "two")) {
            Assessment assessment = assess(task, right);
            assertThat(assessment.verdict().<Double>fold(g -> g.value(), u -> -1.0, u -> -2.0))
                    .as(() -> "%s, %s: %s".formatted(task.id(), right, assessment.verdict()))
                    .isEqualTo(1.0);
        }
        for (String wrong : List.of("wrong1", "wrong2", "wrong3")) {
            Assessment assessment = assess(task, wrong);
            assertThat(assessment.verdict().<Double>fold(g -> g.value(), u -> -1.0, u -> -2.0))
                    .as(() -> "%s, %s: %s".formatted(task.id(), wrong, assessment.verdict()))
                    .isEqualTo(0.0);
        }
    }

    private static Assessment assess(Task task, String solution) throws IOException, InterruptedException {
        String code = Files.readString(SOLUTIONS.resolve(task.id()).resolve(solution + ".py"));
        Timing none = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, false);
        Reply reply = new Reply(
                "```python\n" + code + "\n```\n",
                Optional.empty(),
                Finish.STOP,
                Optional.of("stop"),
                Usage.UNKNOWN,
                none,
                ServedBy.UNKNOWN,
                List.of());
        return scorer.assess(task, reply);
    }
}
