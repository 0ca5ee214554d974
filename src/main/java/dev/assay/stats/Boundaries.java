package dev.assay.stats;

/**
 * What the standard normal deviate of a group-sequential test must reach at each of its looks, so that all looks together reject a true null
 * hypothesis at a set rate. Source: Lan and DeMets (1983); the densities by the recursion of Armitage, McPherson and Rowe (1969).
 */
public final class Boundaries {
    /** No bound is higher: what lies beyond it has no probability worth the name. */
    private static final double CAP = 8;

    private static final double STEP = 0.02;
    private static final double REACH = 9;
    private static final double PRECISION = 1e-11;

    private double time;
    private double spent;
    private double[] points = {};
    private double[] masses = {};

    private Boundaries() {}

    /**
     * The bounds of one side.
     *
     * @param informationTimes share of the information at each look, rising, above 0, at most 1
     * @param alpha the error rate of all looks together, one-sided
     * @return as many as there are looks, each at most 8
     */
    public static double[] of(double[] informationTimes, double alpha, Spending spending) {
        Checks.inside("alpha", alpha);
        double before = 0;
        for (double time : informationTimes) {
            Checks.check("information time after " + before, time, time > before && time <= 1);
            before = time;
        }
        Boundaries looks = new Boundaries();
        double[] bounds = new double[informationTimes.length];
        for (int look = 0; look < bounds.length; look++) {
            bounds[look] = looks.next(informationTimes[look], spending.spent(informationTimes[look], alpha));
        }
        return bounds;
    }

    private double next(double now, double spentNow) {
        double bound = bound(now, spentNow - spent);
        carry(now, bound);
        time = now;
        spent = spentNow;
        return bound;
    }

    /** The deviate that is reached for the first time at this look with probability {@code share}. */
    private double bound(double now, double share) {
        double scale = StrictMath.sqrt(now);
        double deviation = StrictMath.sqrt(now - time);
        double low = -CAP;
        double high = CAP;
        if (crossing(high * scale, deviation) >= share) {
            return CAP;
        }
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (crossing(middle * scale, deviation) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double crossing(double sum, double deviation) {
        if (time == 0) {
            return Normal.above(sum / deviation);
        }
        double probability = 0;
        for (int j = points.length - 1; j >= 0 && sum - points[j] < REACH * deviation; j--) {
            probability += masses[j] * Normal.above((sum - points[j]) / deviation);
        }
        return probability;
    }

    /** The density of the sum where no bound was reached yet, on a grid of Simpson's, its weights multiplied in. */
    private void carry(double now, double bound) {
        double scale = StrictMath.sqrt(now);
        double deviation = StrictMath.sqrt(now - time);
        double from = -CAP * scale;
        int intervals = 2 * (int) StrictMath.ceil((bound + CAP) / (2 * STEP));
        double step = (bound * scale - from) / intervals;
        double[] nextPoints = new double[intervals + 1];
        double[] nextMasses = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++) {
            double weight = i == 0 || i == intervals ? 1 : 2 + 2 * (i % 2);
            nextPoints[i] = from + i * step;
            nextMasses[i] = density(nextPoints[i], deviation) * weight * step / 3;
        }
        points = nextPoints;
        masses = nextMasses;
    }

    private double density(double sum, double deviation) {
        if (time == 0) {
            return Normal.density(sum / deviation) / deviation;
        }
        double step = (points[points.length - 1] - points[0]) / (points.length - 1);
        int nearest = (int) StrictMath.rint((sum - points[0]) / step);
        int middle = StrictMath.max(0, StrictMath.min(points.length - 1, nearest));
        double distance = (points[middle] - sum) / deviation;
        double width = step / deviation;
        return (side(middle, 1, distance, width) + side(middle - 1, -1, distance - width, -width)) / deviation;
    }

    /** The sum over the points from one on, in one direction. On even steps each density is the last one times a ratio that itself shrinks evenly. */
    private double side(int from, int direction, double distance, double width) {
        double sum = 0;
        double density = Normal.density(distance);
        double ratio = StrictMath.exp(-width * (distance + width / 2));
        double shrink = StrictMath.exp(-width * width);
        double reached = distance;
        for (int j = from; j >= 0 && j < masses.length && StrictMath.abs(reached) < REACH; j += direction) {
            sum += masses[j] * density;
            density *= ratio;
            ratio *= shrink;
            reached += width;
        }
        return sum;
    }
}
