package dev.assay.score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one sample, and why.
 *
 * @param value 1 is right, 0 is not; absent for outcomes of ours
 * @param extracted the answer that was found
 * @param rule that found it
 * @param reason for people; may quote the reply, so it is hostile text
 * @param cut whether the reply was cut off, though an answer was found in it
 * @param tests of a coding task
 */
public record Grade(
        Outcome outcome,
        OptionalDouble value,
        Optional<String> extracted,
        Optional<String> rule,
        String reason,
        boolean cut,
        List<TestVerdict> tests) {
    public Grade {
        tests = List.copyOf(tests);
    }

    static Grade of(Outcome outcome, String reason) {
        return new Grade(
                outcome,
                outcome.isModels() ? OptionalDouble.of(0) : OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                reason,
                false,
                List.of());
    }

    /** A sample that was planned and has no exchange. */
    public static Grade skipped(String why) {
        return of(Outcome.SKIPPED, why);
    }
}
