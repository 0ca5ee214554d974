package dev.assay.score;

import dev.assay.answer.Answer;
import dev.assay.score.Verdict.Graded;
import dev.assay.score.Verdict.Ungraded;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the scorers of short answers share: no answer is worth 0, and whatever fails in grading is ours. */
final class Grades {
    private Grades() {}

    /** Assesses a reply: finds its answer, and grades it where there is one. */
    static Assessment assess(Supplier<Answer> find, Function<Answer.Found, Verdict> grade) {
        Answer answer;
        try {
            answer = find.get();
        } catch (RuntimeException | StackOverflowError failure) {
            return failed(new Answer.Missing(Answer.Why.NO_ANSWER, "the extraction failed"), failure);
        }
        try {
            Verdict verdict = answer.fold(grade, missing -> new Graded(0, missing.reason()));
            return new Assessment(answer, verdict, List.of());
        } catch (RuntimeException | StackOverflowError failure) {
            return failed(answer, failure);
        }
    }

    private static Assessment failed(Answer answer, Throwable failure) {
        return new Assessment(answer, new Ungraded("the grader failed: " + failure), List.of());
    }

    /** Full marks or none. */
    static Verdict of(boolean right, String reason) {
        return new Graded(right ? 1 : 0, reason);
    }

    /** A task came to the scorer of another kind of target. */
    static Assessment wrongKind(String wanted) {
        return new Assessment(
                new Answer.Missing(Answer.Why.NO_ANSWER, "not looked for"),
                new Ungraded("the task's target is not " + wanted),
                List.of());
    }
}
