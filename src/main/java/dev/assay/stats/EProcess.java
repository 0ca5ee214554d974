package dev.assay.stats;

/**
 * A bet against "the mean is theta": its wealth may be looked at at any time, and reaches 1 / alpha with probability alpha at most where the mean is no further.
 * It depends on the counts alone, not on their order. Source: Waudby-Smith and Ramdas (2024), Estimating means of bounded random variables by betting.
 */
public final class EProcess {
    private final double theta;
    private final double[] stakes;

    private EProcess(double theta, double[] stakes) {
        this.theta = theta;
        this.stakes = stakes;
    }

    /**
     * Wins where values lie above theta.
     *
     * @param theta above {@code low}
     * @param low bound of the values
     * @param shares of the largest bet, each above 0 and below 1; at least one
     */
    public static EProcess above(double theta, double low, double[] shares) {
        return of(theta, shares, theta - low, 1);
    }

    /** Wins where values lie below theta, which is below {@code high}. */
    public static EProcess below(double theta, double high, double[] shares) {
        return of(theta, shares, high - theta, -1);
    }

    private static EProcess of(double theta, double[] shares, double room, int sign) {
        Checks.positive("distance of theta from the bound", room);
        Checks.atLeast("shares", shares.length, 1);
        double[] stakes = new double[shares.length];
        for (int j = 0; j < stakes.length; j++) {
            Checks.inside("share", shares[j]);
            stakes[j] = sign * shares[j] / room;
        }
        return new EProcess(theta, stakes);
    }

    /**
     * Shares for a plan of this many values: around the bet that is best at its end.
     *
     * @param variance expected of one value, fixed before the run; at least 0.05 is used
     */
    public static double[] shares(int planned, double variance, double alpha, double... factors) {
        Checks.atLeast("planned", planned, 1);
        Checks.check("variance", variance, variance >= 0);
        Checks.inside("alpha", alpha);
        double best = StrictMath.sqrt(2 * StrictMath.log(1 / alpha) / (planned * StrictMath.max(variance, 0.05)));
        double[] shares = new double[factors.length];
        for (int j = 0; j < shares.length; j++) {
            shares[j] = StrictMath.min(0.95, best * factors[j]);
        }
        return shares;
    }

    /** The logarithm of each bet's wealth after these values, each seen {@code counts} times. */
    public double[] logWealth(double[] values, int[] counts) {
        double[] wealth = new double[stakes.length];
        for (int j = 0; j < stakes.length; j++) {
            for (int i = 0; i < values.length; i++) {
                if (counts[i] > 0) {
                    wealth[j] += counts[i] * StrictMath.log1p(stakes[j] * (values[i] - theta));
                }
            }
        }
        return wealth;
    }

    /** The logarithm of the mean wealth; 0 before the first value. Reject once it is at least log(1 / alpha). */
    public double logE(double[] values, int[] counts) {
        return logMean(logWealth(values, counts));
    }

    /** log(mean(exp)) without overflow. */
    static double logMean(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = StrictMath.max(most, log);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - most);
        }
        return most + StrictMath.log(sum / logs.length);
    }
}
