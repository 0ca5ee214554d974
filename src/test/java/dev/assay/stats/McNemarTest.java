package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class McNemarTest {
    static Iterable<JsonNode> tests() {
        return Vectors.block("mcnemar");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void all_goldenVector_reproduced(JsonNode vector) {
        McNemar test = new McNemar(Vectors.whole(vector, "gains"), Vectors.whole(vector, "losses"));
        Vectors.check(vector, "exact", test.exact());
        Vectors.check(vector, "mid_p", test.midP());
        Vectors.check(vector, "chi2_cc", test.corrected());
        Vectors.check(vector, "worse_exact", test.worseExact());
        Vectors.check(vector, "worse_mid", test.worseMidP());
        Vectors.check(vector, "z", test.z());
    }

    @Test
    void exact_manyPairs_isDefined() {
        assertThat(new McNemar(100_000, 101_000).exact()).isBetween(0.02, 0.03);
        assertThat(new McNemar(0, 5_000).midP()).isBetween(0.0, 1e-300);
    }

    @Test
    void twoSided_sidesExchanged_same() {
        for (int gains = 0; gains < 12; gains++) {
            for (int losses = 0; losses < 12; losses++) {
                McNemar test = new McNemar(gains, losses);
                McNemar other = new McNemar(losses, gains);
                assertThat(test.exact()).isEqualTo(other.exact());
                assertThat(test.midP()).isEqualTo(other.midP()).isLessThanOrEqualTo(test.exact());
            }
        }
    }

    @Test
    void of_negative_refused() {
        assertThatThrownBy(() -> new McNemar(-1, 0)).hasMessage("gains is -1, not at least 0");
    }
}
