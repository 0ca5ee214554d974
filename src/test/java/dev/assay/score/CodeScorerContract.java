package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Rung;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What code grading promises, on whichever rung. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CodeScorerContract {
    private final CodeScorer scorer;

    CodeScorerContract(Rung rung) throws Exception {
        this.scorer = CodeScorers.on(rung, CodeScorers.SHORT);
    }

    static Stream<CodeExample> verdicts() throws Exception {
        return CodeExample.in("verdicts.yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void assess_program_getsItsVerdicts(CodeExample example) throws Exception {
        Assessment assessment = scorer.assess(example.task(), CodeReplies.fenced(example.code()));

        assertThat(assessment.tests().stream().map(test -> test.kind().text()).toList())
                .as(assessment.toString())
                .isEqualTo(example.want());
        assertThat(outcome(assessment)).isEqualTo(outcome(example.want()));
    }

    private static String outcome(Assessment assessment) {
        return assessment
                .verdict()
                .fold(graded -> graded.value() == 1 ? "right" : "wrong", u -> "undecided", u -> "ungraded");
    }

    private static String outcome(List<String> verdicts) {
        if (verdicts.stream().allMatch("pass"::equals)) {
            return "right";
        }
        return verdicts.stream().allMatch(each -> each.equals("pass") || each.equals("graderError"))
                ? "ungraded"
                : "wrong";
    }
}
