package dev.assay.compare;

import dev.assay.stats.BoundedScore;
import dev.assay.stats.Interval;

/**
 * The interval of {@link BoundedScore#interval}, found by some ten looks at the score instead of two hundred: a comparison of twenty models needs
 * thousands of them. False position with the Illinois rule (Dowell and Jarratt 1971).
 */
final class ScoreInterval {
    private static final double NEAR = 1e-12;
    private static final int STEPS = 200;

    private final BoundedScore score;
    private final double critical;

    private ScoreInterval(BoundedScore score, double critical) {
        this.score = score;
        this.critical = critical;
    }

    /**
     * All means that a two-sided test does not reject.
     *
     * @param critical the normal deviate of the level
     */
    static Interval of(BoundedScore score, double low, double high, double critical) {
        ScoreInterval interval = new ScoreInterval(score, critical);
        return new Interval(interval.end(low), interval.end(high));
    }

    private double excess(double theta) {
        return StrictMath.abs(score.z(theta)) - critical;
    }

    /** The mean towards this bound at which |z| crosses the critical value. */
    private double end(double bound) {
        double inside = score.mean();
        double outside = bound;
        double atOutside = excess(bound + (inside - bound) * NEAR);
        if (atOutside <= 0) {
            return bound;
        }
        double atInside = -critical;
        // Only a weight: near the bound z may be as good as infinite, and would hold the steps back.
        atOutside = StrictMath.min(atOutside, critical);
        int last = 0;
        for (int i = 0; i < STEPS; i++) {
            double middle = (atOutside * inside - atInside * outside) / (atOutside - atInside);
            if (middle == inside || middle == outside) {
                return middle;
            }
            double atMiddle = excess(middle);
            if (StrictMath.abs(atMiddle) < NEAR) {
                return middle;
            }
            int side = atMiddle > 0 ? 1 : -1;
            if (side > 0) {
                outside = middle;
                atOutside = atMiddle;
                atInside /= last == side ? 2 : 1;
            } else {
                inside = middle;
                atInside = atMiddle;
                atOutside /= last == side ? 2 : 1;
            }
            last = side;
        }
        return (inside + outside) / 2;
    }
}
