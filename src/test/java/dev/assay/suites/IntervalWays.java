package dev.assay.suites;

import java.util.List;

/** Tasks whose answer is an interval: algebra against trying numbers. */
final class IntervalWays {
    private IntervalWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays(
                        "iv-1",
                        () -> AnswerText.interval(false, Rational.of(2), Rational.of(7), true),
                        () -> TruthScan.interval(x -> compare(x, 2) > 0 && compare(x, 7) <= 0)),
                new TwoWays(
                        "iv-2",
                        () -> "(-\\infty, " + (10 - 3) + ")",
                        () -> TruthScan.interval(x -> compare(x.plus(Rational.of(3)), 10) < 0)),
                new TwoWays(
                        "iv-3",
                        () -> "[" + (11 - 5) / -2 + ", \\infty)",
                        () -> TruthScan.interval(x -> compare(Rational.of(5).minus(x.times(2)), 11) <= 0)),
                new TwoWays(
                        "iv-4",
                        () -> AnswerText.interval(true, Rational.of(4 - 3), Rational.of(4 + 3), true),
                        () -> TruthScan.interval(
                                x -> compare(x.minus(Rational.of(4)).abs(), 3) <= 0)),
                new TwoWays(
                        "iv-5",
                        IntervalWays::betweenRoots,
                        () -> TruthScan.interval(x -> x.times(x)
                                        .minus(x.times(2))
                                        .minus(Rational.of(15))
                                        .signum()
                                < 0)),
                new TwoWays(
                        "iv-6", IntervalWays::quotientBySigns, () -> TruthScan.interval(IntervalWays::quotientHolds)));
    }

    private static int compare(Rational x, long number) {
        return x.compareTo(Rational.of(number));
    }

    /** x^2 - 2x - 15 opens upwards, so it is negative between its roots 1 +- sqrt(1 + 15). */
    private static String betweenRoots() {
        Rational middle = Rational.of(2, 2);
        long squared = middle.times(middle).plus(Rational.of(15)).whole();
        long root = 0;
        while (root * root < squared) {
            root++;
        }
        if (root * root != squared) {
            throw new ArithmeticException("the roots are not rational");
        }
        return AnswerText.interval(false, middle.minus(Rational.of(root)), middle.plus(Rational.of(root)), false);
    }

    /**
     * The difference of both sides is (px + q)/(x + 3) with p = 2 - 3 and q = -1 - 3*3. As p is negative it is positive just between
     * its zero and its pole; the zero belongs to the solution and the pole does not.
     */
    private static String quotientBySigns() {
        Rational p = Rational.of(2 - 3);
        Rational q = Rational.of(-1 - 3 * 3);
        Rational zero = q.negated().over(p);
        Rational pole = Rational.of(-3);
        return zero.compareTo(pole) < 0
                ? AnswerText.interval(true, zero, pole, false)
                : AnswerText.interval(false, pole, zero, true);
    }

    private static boolean quotientHolds(Rational x) {
        Rational bottom = x.plus(Rational.of(3));
        return bottom.signum() != 0 && compare(x.times(2).minus(Rational.ONE).over(bottom), 3) >= 0;
    }
}
