package dev.assay.stats;

/** How much of an error rate a sequence of looks may have used up by the time a share of the information is there. Source: Lan and DeMets (1983). */
public enum Spending {
    /** Like O'Brien and Fleming: next to nothing early, nearly all of it at the end. */
    OBRIEN_FLEMING {
        @Override
        double of(double time, double alpha) {
            return 2 * Normal.above(Normal.upperQuantile(alpha / 2) / StrictMath.sqrt(time));
        }
    },
    /** As the square of time (Kim and DeMets 1987): sooner than O'Brien and Fleming. */
    POWER_2 {
        @Override
        double of(double time, double alpha) {
            return alpha * time * time;
        }
    },
    /** Like Pocock: about the same at each look. */
    POCOCK {
        @Override
        double of(double time, double alpha) {
            return alpha * StrictMath.log(1 + (StrictMath.E - 1) * time);
        }
    };

    abstract double of(double time, double alpha);

    /**
     * The error rate used up.
     *
     * @param time share of the information, from 0 to 1
     * @param alpha the whole error rate, one-sided
     * @return from 0 to alpha
     */
    public double spent(double time, double alpha) {
        Checks.probability("time", time);
        Checks.inside("alpha", alpha);
        return time == 0 ? 0 : of(time, alpha);
    }
}
