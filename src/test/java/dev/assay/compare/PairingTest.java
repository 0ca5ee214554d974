package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.journal.VerdictLine;
import dev.assay.run.Verdicts;
import dev.assay.score.Grade;
import dev.assay.testing.VerdictLines;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairingTest {
    /** A letter a sample, those of {@link VerdictLines}. */
    static TaskTally tally(String samples) {
        TaskTally tally = new TaskTally();
        VerdictLines.of("m", String.join(" ", samples.split(""))).forEach(tally::add);
        return tally;
    }

    static VerdictLine stopped(VerdictLine line) {
        Grade skipped = Grade.skipped(Verdicts.STOPPED);
        return new VerdictLine(
                line.id(),
                skipped.outcome(),
                skipped.value(),
                skipped.extracted(),
                skipped.rule(),
                skipped.reason(),
                false,
                line.tags(),
                List.of(),
                dev.assay.model.Usage.UNKNOWN,
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // samples, scored, missing, mean, low, high, truncated, noAnswer
        "rr,   2, 0, 1,    1,    1,    0, 0",
        "rwnt, 4, 0, 0.25, 0.25, 0.25, 1, 1",
        "rc,   1, 1, 1,    0.5,  1,    0, 0",
        "wgs,  1, 2, 0,    0,    0.667,0, 0",
        "c,    0, 1, -1,   0,    1,    0, 0",
    })
    void tally_samples_addUp(
            String samples, int scored, int missing, double mean, double low, double high, int truncated, int none) {
        TaskTally tally = tally(samples);
        assertThat(tally.planned()).isEqualTo(samples.length()).isEqualTo(tally.scored() + tally.missing());
        assertThat(tally.scored()).isEqualTo(scored);
        assertThat(tally.missing()).isEqualTo(missing);
        assertThat(tally.mean().orElse(-1)).isEqualTo(mean);
        assertThat(tally.low()).isEqualTo(low);
        assertThat(tally.high()).isCloseTo(high, within(1e-3));
        assertThat(tally.truncated()).isEqualTo(truncated);
        assertThat(tally.noAnswer()).isEqualTo(none);
    }

    @Test
    void tally_stoppedSamples_areNeitherScoredNorMissing() {
        TaskTally tally = tally("r");
        tally.add(stopped(VerdictLines.of("m", "s").get(0)));
        assertThat(tally.planned()).isEqualTo(2);
        assertThat(tally.stopped()).isEqualTo(1);
        assertThat(tally.missing()).isZero();
        assertThat(tally.asked()).isEqualTo(1);
        assertThat(tally.high()).isEqualTo(1);
        assertThat(tally.low()).isEqualTo(1);
    }

    @Test
    void tally_numbersThatDoNotFit_areRefused() {
        OptionalDouble tokens = OptionalDouble.empty();
        assertThat(TaskTally.of(4, 2, 1, 1, 0, tokens).mean()).hasValue(2.0 / 3);
        assertThatThrownBy(() -> TaskTally.of(4, 4, 1, 0, 0, tokens)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaskTally.of(4, 2, 0, 2, 1, tokens)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaskTally.of(1, 0, 2, 0, 0, tokens)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaskTally.of(1, Double.NaN, 0, 0, 0, tokens))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_anyTwoSides_putsEachTaskOfEitherIntoOneList() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            Map<String, TaskTally> first = side(random);
            Map<String, TaskTally> second = side(random);
            Pairing pairing = Pairing.of(first, second);
            Set<String> union = new HashSet<>(first.keySet());
            union.addAll(second.keySet());
            List<String> listed = Stream.of(
                            Stream.of(pairing.paired(), pairing.missing(), pairing.stopped())
                                    .flatMap(List::stream)
                                    .map(Pairing.Pair::task),
                            pairing.onlyFirst().stream(),
                            pairing.onlySecond().stream())
                    .flatMap(each -> each)
                    .toList();
            assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(union);
            assertThat(pairing.union()).isEqualTo(union.size());
            assertThat(pairing.paired())
                    .allMatch(pair -> pair.low() <= pair.difference() && pair.difference() <= pair.high());
        }
    }

    private static Map<String, TaskTally> side(SplittableRandom random) {
        Map<String, TaskTally> side = new LinkedHashMap<>();
        for (int task = 0; task < 10; task++) {
            if (random.nextInt(4) > 0) {
                TaskTally tally = tally(random.nextBoolean() ? "r" : "c");
                if (random.nextInt(3) == 0) {
                    tally = new TaskTally();
                    tally.add(stopped(VerdictLines.of("m", "s").get(0)));
                }
                side.put("t" + task, tally);
            }
        }
        return side;
    }

    @Test
    void of_nothing_isEmpty() {
        assertThat(Pairing.of(Map.of(), Map.of()).union()).isZero();
    }
}
