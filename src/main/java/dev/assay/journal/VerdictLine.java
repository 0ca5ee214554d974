package dev.assay.journal;

import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import dev.assay.score.TestVerdict;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * One line of {@code verdicts.jsonl}: what became of one planned sample.
 *
 * @param value 1 is right, 0 is not; absent where the sample is missing data of ours
 * @param extracted the answer that was found
 * @param rule that found it
 * @param reason for people: why this outcome
 * @param cut whether the reply was cut off at the token limit, though an answer was found
 * @param cost of the call in US dollars; absent where tokens or price are unknown
 * @param timing absent where there is no reply
 */
public record VerdictLine(
        SampleId id,
        Outcome outcome,
        OptionalDouble value,
        Optional<String> extracted,
        Optional<String> rule,
        String reason,
        boolean cut,
        Set<String> tags,
        List<TestVerdict> tests,
        Usage usage,
        Optional<BigDecimal> cost,
        Optional<Timing> timing) {
    public VerdictLine {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        tests = List.copyOf(tests);
    }
}
