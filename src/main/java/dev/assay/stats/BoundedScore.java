package dev.assay.stats;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bounded score: a score test of the mean of values with known bounds, whose variance is the nonparametric maximum
 * likelihood estimate under the null hypothesis, and the interval that inverts it.
 *
 * <p>On {0, 1} it is Wilson's interval, on {-1, 0, 1} Tango's paired score (Tango 1998). For task means over k samples it is
 * the interval clustered by task. Weights: Owen, Empirical Likelihood (2001), section 2.
 */
public final class BoundedScore {
    private static final double EDGE = 1e-12;
    private static final int BISECTIONS = 100;
    private static final int STEPS = 200;

    private final double low;
    private final double high;
    private final double[] values;
    private final double[] counts;
    private final double n;
    private final double mean;

    private BoundedScore(SortedMap<Double, Integer> histogram, double low, double high) {
        this.low = low;
        this.high = high;
        values = new double[histogram.size()];
        counts = new double[histogram.size()];
        int i = 0;
        double size = 0;
        double sum = 0;
        for (Map.Entry<Double, Integer> bar : histogram.entrySet()) {
            values[i] = bar.getKey();
            counts[i] = bar.getValue();
            size += counts[i];
            sum += values[i] * counts[i];
            i++;
        }
        n = size;
        mean = sum / size;
    }

    /**
     * The score of these values.
     *
     * @param values one a unit (a task), each in [low, high]; at least one
     * @throws IllegalArgumentException for no values, or one outside the bounds
     */
    public static BoundedScore of(double[] values, double low, double high) {
        SortedMap<Double, Integer> histogram = new TreeMap<>();
        for (double value : values) {
            histogram.merge(value + 0.0, 1, Integer::sum);
        }
        return of(histogram, low, high);
    }

    /**
     * The score of values that are counted already. It keeps a copy: the counts may grow, and be asked again.
     *
     * @param histogram how often each value is there, at least 0 times; at least one value in all, and each in [low, high]
     * @throws IllegalArgumentException for no values, or one outside the bounds
     */
    public static BoundedScore of(SortedMap<Double, Integer> histogram, double low, double high) {
        long size = 0;
        for (Map.Entry<Double, Integer> bar : histogram.entrySet()) {
            if (!(bar.getKey() >= low && bar.getKey() <= high)) {
                throw new IllegalArgumentException("value %s is outside [%s, %s]".formatted(bar.getKey(), low, high));
            }
            Checks.atLeast("count of " + bar.getKey(), bar.getValue(), 0);
            size += bar.getValue();
        }
        if (size == 0) {
            throw new IllegalArgumentException("no values");
        }
        return new BoundedScore(histogram, low, high);
    }

    /** The mean of the values. */
    public double mean() {
        return mean;
    }

    /** The standard normal deviate of the mean against {@code theta}: positive where the mean is above it. */
    public double z(double theta) {
        double distance = mean - theta;
        if (distance == 0) {
            return 0;
        }
        return distance * StrictMath.sqrt(n) / StrictMath.sqrt(nullVariance(theta));
    }

    /** The two-sided p value of "the mean is theta". */
    public double p(double theta) {
        return 2 * Normal.above(StrictMath.abs(z(theta)));
    }

    /**
     * All means that a two-sided test at this level does not reject.
     *
     * @param level above 0, below 1, as 0.95
     */
    public Interval interval(double level) {
        Checks.inside("level", level);
        return within(Normal.quantile(0.5 + level / 2));
    }

    /** All means at which |z| is at most this: with the bound of a look, the repeated confidence interval (Jennison and Turnbull 1989). */
    public Interval within(double critical) {
        return new Interval(low(critical), high(critical));
    }

    /** The least mean at which z is at most this; {@code critical} is at least 0. */
    public double low(double critical) {
        Checks.check("critical", critical, critical >= 0);
        return end(low, critical);
    }

    /** The largest mean at which z is at least minus this; {@code critical} is at least 0. */
    public double high(double critical) {
        Checks.check("critical", critical, critical >= 0);
        return end(high, critical);
    }

    /**
     * The mean towards {@code bound} at which |z| crosses {@code critical}; z falls as theta grows. False position with the Illinois rule (Dowell
     * and Jarratt 1971): some ten looks at the score, where halving takes a hundred.
     */
    private double end(double bound, double critical) {
        double atOutside = excess(bound + (mean - bound) * EDGE, critical);
        if (atOutside <= 0) {
            return bound;
        }
        if (critical == 0) {
            return mean;
        }
        double inside = mean;
        double outside = bound;
        double atInside = -critical;
        // Only a weight: near the bound z may be as good as infinite, and would hold the steps back.
        atOutside = StrictMath.min(atOutside, critical);
        int last = 0;
        for (int i = 0; i < STEPS; i++) {
            double middle = (atOutside * inside - atInside * outside) / (atOutside - atInside);
            if (middle == inside || middle == outside) {
                return middle;
            }
            double atMiddle = excess(middle, critical);
            if (StrictMath.abs(atMiddle) < EDGE) {
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

    private double excess(double theta, double critical) {
        return StrictMath.abs(z(theta)) - critical;
    }

    /** The variance of one value under the weights of largest likelihood whose mean is theta. */
    private double nullVariance(double theta) {
        double from = high > theta ? -1 / (high - theta) : Double.NEGATIVE_INFINITY;
        double to = theta > low ? 1 / (theta - low) : Double.POSITIVE_INFINITY;
        from = Double.isInfinite(from) ? -1e12 : from * (1 - EDGE);
        to = Double.isInfinite(to) ? 1e12 : to * (1 - EDGE);
        double eta = root(theta, from, to);
        double variance = 0;
        double mass = 0;
        for (int i = 0; i < values.length; i++) {
            double d = values[i] - theta;
            double weight = counts[i] / (n * (1 + eta * d));
            mass += weight;
            variance += weight * d * d;
        }
        boolean atEnd = eta == from || eta == to;
        if (atEnd && mass < 1) {
            double atom = (eta > 0 ? low : high) - theta;
            variance += (1 - mass) * atom * atom;
        }
        return variance;
    }

    /** The eta at which the weighted deviations sum to 0, or the end nearest to it. */
    private double root(double theta, double from, double to) {
        if (tilt(theta, from) <= 0) {
            return from;
        }
        if (tilt(theta, to) >= 0) {
            return to;
        }
        double positive = from;
        double negative = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (positive + negative) / 2;
            if (tilt(theta, middle) > 0) {
                positive = middle;
            } else {
                negative = middle;
            }
        }
        return (positive + negative) / 2;
    }

    private double tilt(double theta, double eta) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double d = values[i] - theta;
            sum += counts[i] * d / (1 + eta * d);
        }
        return sum;
    }
}
