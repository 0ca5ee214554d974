package dev.assay.stats;

/**
 * Whether the mean of all N differences of one run will be above -margin, told before all are seen; each is in [-1, 1], and their order is as good as
 * random. It says nothing beyond this run. Source: Waudby-Smith and Ramdas (2020), Confidence sequences for sampling without replacement; the bets of
 * {@link EProcess}.
 */
public final class FiniteRun {
    private static final double SLACK = 1e-9;
    private static final double LARGEST = 0.95;

    private final int size;
    private final double passTotal;
    private final double failTotal;
    private final double needed;
    private final double[] stakes;
    private final double[] passWealth;
    private final double[] failWealth;
    private int seen;
    private double sum;

    /**
     * A run of which nothing is seen.
     *
     * @param size differences in all, at least 1
     * @param margin the largest drop that is accepted, above 0, below 1
     * @param stakes the bets, each above 0 and at most 0.95; see {@link EProcess#shares}
     */
    public FiniteRun(int size, double margin, double alpha, double[] stakes) {
        Checks.atLeast("size", size, 1);
        Checks.inside("margin", margin);
        Checks.inside("alpha", alpha);
        Checks.atLeast("stakes", stakes.length, 1);
        for (double stake : stakes) {
            Checks.check("stake", stake, stake > 0 && stake <= LARGEST);
        }
        this.size = size;
        this.stakes = stakes.clone();
        passTotal = -margin * size;
        failTotal = StrictMath.floor(passTotal) + 1;
        needed = StrictMath.log(1 / alpha);
        passWealth = new double[stakes.length];
        failWealth = new double[stakes.length];
    }

    /** What is known of the whole run. */
    public enum State {
        OPEN,
        PASS,
        FAIL
    }

    /**
     * One more difference.
     *
     * @throws IllegalArgumentException outside [-1, 1], or after the last
     */
    public void add(double difference) {
        Checks.check("difference", difference, difference >= -1 && difference <= 1);
        Checks.between("differences", seen + 1, 1, size);
        int left = size - seen;
        bet(passWealth, (passTotal - sum) / left, 1, difference);
        bet(failWealth, (failTotal - sum) / left, -1, difference);
        seen++;
        sum += difference;
    }

    /** Under a null mean that no rest can have the wealth is left as it is: {@link #state} is certain then. */
    private void bet(double[] wealth, double mean, int sign, double difference) {
        double room = 1 + sign * mean;
        if (room <= 0 || room >= 2) {
            return;
        }
        for (int j = 0; j < wealth.length; j++) {
            double stake = StrictMath.min(stakes[j], LARGEST / room);
            wealth[j] += StrictMath.log1p(sign * stake * (difference - mean));
        }
    }

    /** The logarithm of the wealth against "the mean is at most -margin". */
    public double logPass() {
        return EProcess.logMean(passWealth);
    }

    /** The logarithm of the wealth against "the mean is above -margin". */
    public double logFail() {
        return EProcess.logMean(failWealth);
    }

    /** What is shown, or certain whatever the rest will be. After the last difference never {@link State#OPEN}. */
    public State state() {
        int left = size - seen;
        if (logPass() >= needed - SLACK || sum - left > passTotal + SLACK) {
            return State.PASS;
        }
        if (logFail() >= needed - SLACK || sum + left <= passTotal + SLACK) {
            return State.FAIL;
        }
        return State.OPEN;
    }
}
