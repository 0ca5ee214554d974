package dev.assay.score;

import dev.assay.answer.Answer;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.suite.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Grades exchanges of every kind of task. Safe for use by many threads. */
public final class Grader {
    private final Scorer math;
    private final Scorer choice;
    private final Scorer text;
    private final Scorer code;

    /** A grader of one scorer a kind of target. */
    public Grader(Scorer math, Scorer choice, Scorer text, Scorer code) {
        this.math = math;
        this.choice = choice;
        this.text = text;
        this.code = code;
    }

    /**
     * What became of this sample.
     *
     * @throws InterruptedException where the thread was interrupted; there is no grade then
     */
    public Grade grade(Task task, Exchange exchange) throws InterruptedException {
        Optional<Reply> reply = exchange.fold(Optional::of, failure -> Optional.empty());
        if (reply.isEmpty()) {
            return Grade.of(Outcome.CALL_FAILED, exchange.fold(answered -> "", CallFailure::message));
        }
        Scorer scorer = task.target().fold(m -> math, c -> choice, t -> text, p -> code);
        try {
            Assessment assessment = scorer.assess(task, reply.get());
            return assessment.answer().fold(found -> graded(found, assessment, reply.get()), Grader::withoutAnswer);
        } catch (RuntimeException | StackOverflowError e) {
            return Grade.of(Outcome.GRADER_FAILED, "the grader failed: " + e);
        }
    }

    private static Grade withoutAnswer(Answer.Missing missing) {
        Outcome outcome = switch (missing.why()) {
            case TRUNCATED -> Outcome.TRUNCATED;
            case EMPTY -> Outcome.EMPTY;
            case REFUSED -> Outcome.REFUSED;
            case NO_ANSWER -> Outcome.NO_ANSWER;
        };
        return Grade.of(outcome, missing.reason());
    }

    private static Grade graded(Answer.Found found, Assessment assessment, Reply reply) {
        Verdict verdict = assessment.verdict();
        OptionalDouble value = verdict.fold(
                graded -> OptionalDouble.of(graded.value()),
                undecided -> OptionalDouble.of(0),
                ungraded -> OptionalDouble.empty());
        Outcome outcome = verdict.fold(
                graded -> graded.value() == 1 ? Outcome.RIGHT : Outcome.WRONG,
                undecided -> Outcome.UNDECIDED,
                ungraded -> Outcome.GRADER_FAILED);
        List<TestVerdict> tests = assessment.tests();
        boolean cut = reply.finish() == Finish.LENGTH;
        return new Grade(
                outcome, value, Optional.of(found.text()), Optional.of(found.rule()), verdict.reason(), cut, tests);
    }
}
