package dev.assay.compare;

/**
 * How a gate decides, fixed before the run.
 *
 * @param margin the largest drop that is accepted, as 0.03; above 0, below 1
 * @param confidence of each verdict, one-sided, as 0.95; above 0.5, below 1
 * @param stop when it looks
 * @param suites gated together: a FAIL of one suite is shown at its share of the error rate, so that all of them together keep it
 * @param errorsMax share of missing samples above which no verdict is given
 */
public record GateRule(double margin, double confidence, Stop stop, int suites, double errorsMax) {
    /** The largest drop that is accepted unless somebody says otherwise. */
    public static final double MARGIN = 0.03;

    /** The confidence unless somebody says otherwise. */
    public static final double CONFIDENCE = 0.95;

    public GateRule {
        check("margin", margin, margin > 0 && margin < 1);
        check("confidence", confidence, confidence > 0.5 && confidence < 1);
        check("suites", suites, suites >= 1);
        check("errorsMax", errorsMax, errorsMax >= 0 && errorsMax < 1);
    }

    private static void check(String name, double value, boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    /** When a gate looks at the verdicts so far. */
    public enum Stop {
        /** Once, at the end. */
        OFF,
        /** Up to 20 times in suites that are large enough, else once; spends its error rate late (O'Brien and Fleming). */
        AUTO,
        /** As {@link #AUTO}, but spends its error rate sooner: stops earlier, and is a little less likely to decide. */
        EAGER
    }

    /** The rate of false PASS verdicts, of each suite. */
    public double alpha() {
        return 1 - confidence;
    }

    /** The rate of false FAIL verdicts of one suite, at which that of all suites together is {@link #alpha}. */
    public double alphaOfFail() {
        return alpha() / suites;
    }

    /** The same rule with another margin. */
    public GateRule withMargin(double other) {
        return new GateRule(other, confidence, stop, suites, errorsMax);
    }
}
