package dev.assay.stats;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** What is taken from Commons Statistics agrees with scipy. */
final class LibraryTest {
    @Test
    void normal_goldenVectors_reproduced() {
        for (JsonNode row : Vectors.block("normal").get("ppf")) {
            Vectors.check("quantile", row, Normal.quantile(x(row, 0)), x(row, 1));
        }
        for (JsonNode row : Vectors.block("normal").get("cdf")) {
            Vectors.check("below", row, Normal.below(x(row, 0)), x(row, 1));
            Vectors.check("above", row, Normal.above(-x(row, 0)), x(row, 1));
        }
        for (JsonNode row : Vectors.block("binomial").get("chi2_sf_df1")) {
            Vectors.check("chi squared", row, 2 * Normal.above(StrictMath.sqrt(x(row, 0))), x(row, 1));
        }
    }

    @Test
    void studentT_goldenVectors_reproduced() {
        for (JsonNode row : Vectors.block("student_t_ppf")) {
            Vectors.check(
                    "quantile", row, TDistribution.of(x(row, 1)).inverseCumulativeProbability(x(row, 0)), x(row, 2));
        }
    }

    @Test
    void beta_goldenVectors_reproduced() {
        for (JsonNode row : Vectors.block("beta").get("ppf")) {
            double quantile = BetaDistribution.of(x(row, 1), x(row, 2)).inverseCumulativeProbability(x(row, 0));
            Vectors.check("quantile", row, quantile, x(row, 3));
        }
        for (JsonNode row : Vectors.block("beta").get("cdf")) {
            double below = BetaDistribution.of(x(row, 1), x(row, 2)).cumulativeProbability(x(row, 0));
            Vectors.check("below", row, below, x(row, 3));
        }
    }

    @Test
    void binomial_goldenVectors_reproduced() {
        for (JsonNode row : Vectors.block("binomial").get("cdf")) {
            double below = BinomialDistribution.of(row.get(1).intValue(), x(row, 2))
                    .cumulativeProbability(row.get(0).intValue());
            Vectors.check("below", row, below, x(row, 3));
        }
    }

    private static double x(JsonNode row, int column) {
        return row.get(column).doubleValue();
    }
}
