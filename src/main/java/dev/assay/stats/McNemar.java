package dev.assay.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's test of paired outcomes that are right or wrong: whether those that changed went one way more often than chance would have it. Source:
 * McNemar (1947); mid-p: Fagerland, Lydersen and Laake (2013).
 *
 * @param gains pairs that became right; at least 0
 * @param losses pairs that became wrong; at least 0
 */
public record McNemar(int gains, int losses) {
    public McNemar {
        Checks.atLeast("gains", gains, 0);
        Checks.atLeast("losses", losses, 0);
    }

    /** The exact p value, two-sided; 1 where nothing changed. */
    public double exact() {
        return StrictMath.min(1, 2 * atMost(StrictMath.min(gains, losses)));
    }

    /** The exact p value less half the probability of what was seen, in each tail: closer to its nominal rate. 1 where nothing changed. */
    public double midP() {
        int fewer = StrictMath.min(gains, losses);
        return StrictMath.min(1, 2 * (atMost(fewer) - half(fewer)));
    }

    /** The exact p value against "not worse": small where losses prevail. */
    public double worseExact() {
        return atMost(gains);
    }

    /** The mid-p value against "not worse". 1 where nothing changed. */
    public double worseMidP() {
        return changed() == 0 ? 1 : atMost(gains) - half(gains);
    }

    /** The p value of the chi-squared test with a correction for continuity, two-sided; 1 where nothing changed. */
    public double corrected() {
        double distance = StrictMath.abs(gains - losses) - 1;
        return distance <= 0 ? 1 : 2 * Normal.above(distance / StrictMath.sqrt(changed()));
    }

    /** The standard normal deviate: positive where gains prevail, 0 where nothing changed. */
    public double z() {
        return changed() == 0 ? 0 : (gains - losses) / StrictMath.sqrt(changed());
    }

    private int changed() {
        return StrictMath.addExact(gains, losses);
    }

    private double atMost(int count) {
        return BinomialDistribution.of(changed(), 0.5).cumulativeProbability(count);
    }

    private double half(int count) {
        return BinomialDistribution.of(changed(), 0.5).probability(count) / 2;
    }
}
