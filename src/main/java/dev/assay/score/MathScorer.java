package dev.assay.score;

import dev.assay.answer.MathExtraction;
import dev.assay.answer.VisibleText;
import dev.assay.math.MathEquality;
import dev.assay.math.MathPolicy;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.score.Verdict.Undecided;
import dev.assay.suite.Task;

/** Grades mathematical answers: finds the answer in the reply, and asks whether it equals the gold. */
public final class MathScorer implements Scorer {
    private final MathPolicy policy;

    /** A scorer with these choices, where a suite makes no others. */
    public MathScorer(MathPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Assessment assess(Task task, Reply reply) {
        return task.target()
                .fold(
                        math -> new MathScorer(policy.with(math.policy()))
                                .assess(math.gold(), VisibleText.of(reply), reply.finish()),
                        choice -> Grades.wrongKind("mathematical"),
                        text -> Grades.wrongKind("mathematical"),
                        code -> Grades.wrongKind("mathematical"));
    }

    /**
     * Grades one text against a gold answer.
     *
     * @param gold LaTeX or plain text, perhaps in a box or between dollars, perhaps at the end of a solution
     * @param text a short answer or a whole reply; thinking in tags does not count
     */
    public Assessment grade(String gold, String text) {
        return assess(gold, VisibleText.of(text, false), Finish.STOP);
    }

    private Assessment assess(String gold, String visible, Finish finish) {
        MathEquality math = new MathEquality(policy);
        String wanted = MathExtraction.gold(gold, math);
        return Grades.assess(
                () -> MathExtraction.of(visible, finish, wanted, math),
                found -> math.compare(wanted, found.text())
                        .fold(
                                equal -> Grades.of(true, equal.reason()),
                                different -> Grades.of(false, different.reason()),
                                undecided -> new Undecided(undecided.reason())));
    }
}
