package dev.assay.score;

import dev.assay.answer.ChoiceExtraction;
import dev.assay.answer.VisibleText;
import dev.assay.model.Reply;
import dev.assay.suite.Target.ChoiceTarget;
import dev.assay.suite.Task;

/** Grades choices: the letter that the reply chooses against the letter of the right choice. */
public final class ChoiceScorer implements Scorer {
    @Override
    public Assessment assess(Task task, Reply reply) {
        return task.target()
                .fold(
                        math -> Grades.wrongKind("a choice"),
                        choice -> assess(choice, reply),
                        text -> Grades.wrongKind("a choice"),
                        code -> Grades.wrongKind("a choice"));
    }

    private static Assessment assess(ChoiceTarget target, Reply reply) {
        return Grades.assess(
                () -> ChoiceExtraction.of(
                        VisibleText.of(reply), reply.finish(), target.choices().size()),
                found -> Grades.of(
                        found.text().equals(target.letter()),
                        "chose %s, right is %s".formatted(found.text(), target.letter())));
    }
}
