package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Target.TextTarget;
import dev.assay.suite.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of replies that are not run, and of runs that fail by our fault. */
final class CodeScorerOutcomeTest {
    private static final CodeTests CASES = new CodeTests.Cases(List.of(new CodeTests.Case("[1]", "1")));
    private static final Task TASK = CodeReplies.task("f", "", CASES);

    private final CodeScorer scorer;

    CodeScorerOutcomeTest() throws Exception {
        scorer = CodeScorers.in(new BrokenSandbox(), CodeScorers.SHORT, 2);
    }

    @Test
    void assess_noCode_isNoAnswerWorthNothing() throws Exception {
        assertThat(missing(scorer.assess(TASK, CodeReplies.reply("I do not know."))))
                .contains(Answer.Why.NO_ANSWER);
        assertThat(missing(scorer.assess(TASK, CodeReplies.reply("")))).contains(Answer.Why.EMPTY);
        assertThat(missing(scorer.assess(TASK, CodeReplies.reply("```\ndef f(", Finish.LENGTH))))
                .contains(Answer.Why.TRUNCATED);
        assertThat(missing(scorer.assess(TASK, CodeReplies.reply("", Finish.FILTER))))
                .contains(Answer.Why.REFUSED);
    }

    @Test
    void assess_codeInThinkingAlone_isNoAnswer() throws Exception {
        Assessment assessment =
                scorer.assess(TASK, CodeReplies.reply("<think>```\ndef f(n): return n\n```</think>No idea."));

        assertThat(missing(assessment)).contains(Answer.Why.NO_ANSWER);
    }

    @Test
    void assess_brokenSandbox_givesNoGrade() throws Exception {
        List<CodeTests> kinds = List.of(
                CASES,
                new CodeTests.Check("def check(candidate): assert candidate(1) == 1"),
                new CodeTests.Asserts(List.of("assert f(1) == 1")),
                new CodeTests.Stdio(List.of(new CodeTests.StdioCase("", "1"))));
        for (CodeTests kind : kinds) {
            assertThat(ungraded(scorer.assess(CodeReplies.task("f", "", kind), HONEST)))
                    .contains("it is broken");
        }
    }

    @Test
    void assess_languageWithoutRunner_givesNoGrade() throws Exception {
        Task cobol = new Task("t", Map.of(), new CodeTarget("cobol", Optional.of("f"), "", CASES), Set.of());

        assertThat(ungraded(scorer.assess(cobol, HONEST)))
                .get()
                .asString()
                .startsWith("there is no runner for cobol; known are python, java, ");
    }

    @Test
    void assess_taskThatCannotBeGraded_givesNoGrade() throws Exception {
        Task text = new Task("t", Map.of(), new TextTarget("x"), Set.of());

        assertThat(ungraded(scorer.assess(text, HONEST))).contains("the task is no coding task");
        assertThat(ungraded(scorer.assess(CodeReplies.task("", "", CASES), HONEST)))
                .contains("the task names no entry point");
        assertThat(ungraded(scorer.assess(CodeReplies.task("f", "", new CodeTests.Cases(List.of())), HONEST)))
                .contains("the task has no tests");
    }

    private static final Reply HONEST = CodeReplies.fenced("def f(n): return n");

    private static Optional<Answer.Why> missing(Assessment assessment) {
        assertThat(assessment.verdict().<Boolean>fold(graded -> graded.value() == 0, u -> false, u -> false))
                .isTrue();
        return assessment.answer().fold(found -> Optional.empty(), missing -> Optional.of(missing.why()));
    }

    private static Optional<String> ungraded(Assessment assessment) {
        return assessment
                .verdict()
                .fold(graded -> Optional.empty(), u -> Optional.empty(), u -> Optional.of(u.reason()));
    }
}
