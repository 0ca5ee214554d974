package dev.assay.score;

import dev.assay.answer.TextExtraction;
import dev.assay.answer.VisibleText;
import dev.assay.model.Reply;
import dev.assay.suite.Task;
import java.util.Locale;

/** Grades short texts: the same words, without regard to case, white space and marks at the ends. */
public final class TextScorer implements Scorer {
    @Override
    public Assessment assess(Task task, Reply reply) {
        return task.target()
                .fold(
                        math -> Grades.wrongKind("a text"),
                        choice -> Grades.wrongKind("a text"),
                        text -> assess(text.gold(), reply),
                        code -> Grades.wrongKind("a text"));
    }

    private static Assessment assess(String gold, Reply reply) {
        return Grades.assess(
                () -> TextExtraction.of(VisibleText.of(reply), reply.finish()),
                found -> Grades.of(
                        plain(found.text()).equals(plain(gold)),
                        plain(found.text()).equals(plain(gold)) ? "the same text" : "another text"));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s", -1)) {
            plain.append(word.isEmpty() || plain.isEmpty() ? "" : " ").append(word);
        }
        int from = 0;
        int to = plain.length();
        while (from < to && isMark(plain.charAt(from))) {
            from++;
        }
        while (to > from && isMark(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }

    private static boolean isMark(char c) {
        return "\"'`*.!,:;“”‘’。".indexOf(c) >= 0;
    }
}
