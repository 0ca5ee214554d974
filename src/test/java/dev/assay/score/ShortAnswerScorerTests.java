package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer;
import dev.assay.math.MathPolicy;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.suite.Target;
import dev.assay.suite.Target.ChoiceTarget;
import dev.assay.suite.Target.MathTarget;
import dev.assay.suite.Target.TextTarget;
import dev.assay.suite.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShortAnswerScorerTests {
    private static Task task(Target target) {
        return new Task("t", Map.of(), target, Set.of());
    }

    private static Reply reply(String text, Finish finish) {
        Timing timing = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 5, false);
        return new Reply(
                text, Optional.empty(), finish, Optional.empty(), Usage.UNKNOWN, timing, ServedBy.UNKNOWN, List.of());
    }

    private static String outcome(Scorer scorer, Target target, String text, Finish finish)
            throws InterruptedException {
        Assessment assessment = scorer.assess(task(target), reply(text, finish));
        assertThat(assessment.tests()).isEmpty();
        assertThat(assessment.verdict().reason()).isNotBlank();
        String verdict = assessment
                .verdict()
                .fold(
                        graded -> graded.value() == 1 ? "right" : "wrong",
                        undecided -> "undecided",
                        ungraded -> "ungraded");
        return assessment.answer().fold(found -> verdict, missing -> verdict + ", " + missing.why());
    }

    private static String math(String gold, String text, Finish finish) throws InterruptedException {
        return outcome(new MathScorer(MathPolicy.DEFAULT), new MathTarget(gold), text, finish);
    }

    @Test
    void math_replies_haveTheirVerdicts() throws InterruptedException {
        assertThat(math("\\frac{7}{9}", "So \\boxed{14/18}.", Finish.STOP)).isEqualTo("right");
        assertThat(math("\\frac{7}{9}", "So \\boxed{7/8}.", Finish.STOP)).isEqualTo("wrong");
        assertThat(math("\\frac{7}{9}", "So \\boxed{\\zzz}.", Finish.STOP)).isEqualTo("undecided");
        assertThat(math("\\frac{7}{9}", "<think>\\boxed{7/9}", Finish.STOP)).isEqualTo("wrong, EMPTY");
        assertThat(math("\\frac{7}{9}", "We have 7/9, and now", Finish.LENGTH)).isEqualTo("wrong, TRUNCATED");
        assertThat(math("\\frac{7}{9}", "", Finish.FILTER)).isEqualTo("wrong, REFUSED");
        assertThat(math("\\frac{7}{9}", "I am sorry, but that is more than I can do.", Finish.STOP))
                .isEqualTo("wrong, NO_ANSWER");
    }

    @Test
    void grade_textsAlone_tellsExtractedAndReason() {
        Assessment assessment =
                new MathScorer(MathPolicy.DEFAULT).grade("\\boxed{77}", "Thus the answer is 77.0 apples.");

        assertThat(assessment.answer().fold(Answer.Found::text, missing -> "")).isEqualTo("77.0 apples");
        assertThat(assessment.verdict().reason()).contains("equal exactly");
    }

    @Test
    void choice_replies_haveTheirVerdicts() throws InterruptedException {
        ChoiceTarget target = new ChoiceTarget(List.of("red", "green", "blue"), 1);
        ChoiceScorer scorer = new ChoiceScorer();

        assertThat(outcome(scorer, target, "The answer is (B).", Finish.STOP)).isEqualTo("right");
        assertThat(outcome(scorer, target, "The answer is (C).", Finish.STOP)).isEqualTo("wrong");
        assertThat(outcome(scorer, target, "Perhaps B", Finish.LENGTH)).isEqualTo("wrong, TRUNCATED");
    }

    @Test
    void text_replies_haveTheirVerdicts() throws InterruptedException {
        TextTarget target = new TextTarget("Marie  Curie");
        TextScorer scorer = new TextScorer();

        assertThat(outcome(scorer, target, "Answer: marie curie.", Finish.STOP)).isEqualTo("right");
        assertThat(outcome(scorer, target, "**Marie Curie**", Finish.STOP)).isEqualTo("right");
        assertThat(outcome(scorer, target, "\\boxed{Lise Meitner}", Finish.STOP))
                .isEqualTo("wrong");
        assertThat(outcome(scorer, target, "Marie", Finish.LENGTH)).isEqualTo("wrong, TRUNCATED");
        assertThat(outcome(scorer, target, "Marie", Finish.FILTER)).isEqualTo("wrong, REFUSED");
        assertThat(outcome(scorer, target, " ", Finish.STOP)).isEqualTo("wrong, EMPTY");
    }

    @Test
    void anyScorer_taskOfAnotherKind_isUngraded() throws InterruptedException {
        assertThat(outcome(new MathScorer(MathPolicy.DEFAULT), new TextTarget("x"), "x", Finish.STOP))
                .startsWith("ungraded");
        assertThat(outcome(new ChoiceScorer(), new MathTarget("1"), "1", Finish.STOP))
                .startsWith("ungraded");
        assertThat(outcome(new TextScorer(), new MathTarget("1"), "1", Finish.STOP))
                .startsWith("ungraded");
    }
}
