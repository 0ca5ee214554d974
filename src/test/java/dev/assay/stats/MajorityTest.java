package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MajorityTest {
    static Iterable<JsonNode> votes() {
        return Vectors.block("maj_at_k");
    }

    @ParameterizedTest
    @MethodSource("votes")
    void at_goldenVector_reproduced(JsonNode vector) {
        OptionalInt right =
                vector.get("correct").isNull() ? OptionalInt.empty() : OptionalInt.of(Vectors.whole(vector, "correct"));
        Vectors.check(
                vector,
                "value",
                Majority.at(Vectors.wholes(vector.get("counts")), right, Vectors.whole(vector, "k"))
                        .orElseThrow());
    }

    @Test
    void at_eachAnswerRightInTurn_sumsToOne() {
        int[] counts = {7, 5, 5, 2, 1, 0};
        for (int k = 1; k <= 20; k++) {
            double sum = 0;
            for (int right = 0; right < counts.length; right++) {
                sum += Majority.at(counts, OptionalInt.of(right), k).orElseThrow();
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void at_fewerVotesThanK_absent() {
        assertThat(Majority.at(new int[] {}, OptionalInt.empty(), 1)).isEmpty();
        assertThat(Majority.at(new int[] {2, 1}, OptionalInt.of(0), 4)).isEmpty();
        assertThatThrownBy(() -> Majority.at(new int[] {2}, OptionalInt.of(1), 1))
                .hasMessage("right is 1, not from 0 to 0");
    }
}
