package dev.assay.score;

import dev.assay.answer.Answer;
import java.util.List;

/**
 * What a scorer says of one reply: the answer it found, its verdict, and for code the verdict of each test run.
 *
 * @param verdict where no answer was found, a grade of 0
 */
public record Assessment(Answer answer, Verdict verdict, List<TestVerdict> tests) {
    public Assessment {
        tests = List.copyOf(tests);
    }
}
