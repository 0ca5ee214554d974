package dev.assay.suites;

import static dev.assay.suites.Elimination.row;

import java.util.ArrayList;
import java.util.List;

/** Tasks whose answer is the equation of a curve: formulas against the one curve with small whole numbers that fits. */
final class EquationWays {
    private static final int REACH = 30;

    private EquationWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays(
                        "eq-1",
                        () -> graph(Polynomial.X.times(Polynomial.of(2)).plus(Polynomial.of(3))),
                        () -> onlyLine((m, b) -> m * 0 + b == 3 && (m * 1 + b) - (m * 0 + b) == 2)),
                new TwoWays(
                        "eq-2",
                        () -> graph(Polynomial.of(4 - 3 * 1, 3)),
                        () -> onlyLine((m, b) -> m * 1 + b == 4 && (m * 2 + b) - (m * 1 + b) == 3)),
                new TwoWays(
                        "eq-3",
                        EquationWays::lineThroughTwo,
                        () -> onlyLine((m, b) -> m * 2 + b == 1 && m * 6 + b == -7)),
                new TwoWays(
                        "eq-4",
                        EquationWays::perpendicular,
                        () -> onlyLine((m, b) -> m * 2 + b == -1 && 3 * 1 + -1 * m == 0)),
                new TwoWays("eq-5", EquationWays::parabolaByLagrange, EquationWays::parabolaByTrial),
                new TwoWays("eq-6", EquationWays::circleByElimination, EquationWays::circleByTrial));
    }

    private interface LineCondition {
        boolean test(int slope, int intercept);
    }

    private static String graph(Polynomial polynomial) {
        return "y=" + AnswerText.polynomial(polynomial, "x");
    }

    private static String onlyLine(LineCondition condition) {
        List<String> found = new ArrayList<>();
        for (int m = -REACH; m <= REACH; m++) {
            for (int b = -REACH; b <= REACH; b++) {
                if (condition.test(m, b)) {
                    found.add(graph(Polynomial.of(b, m)));
                }
            }
        }
        return onlyOne(found);
    }

    private static String onlyOne(List<String> found) {
        if (found.size() != 1) {
            throw new ArithmeticException(found + " are not one");
        }
        return found.get(0);
    }

    private static String lineThroughTwo() {
        Rational slope = Rational.of(-7 - 1, 6 - 2);
        Rational intercept = Rational.of(1).minus(slope.times(2));
        return graph(new Polynomial(List.of(intercept, slope)));
    }

    /** The slopes of perpendicular lines have the product -1; the second way asks that (3, -1) and (1, m) are at a right angle. */
    private static String perpendicular() {
        Rational slope = Rational.of(-1).over(Rational.of(-1, 3));
        Rational intercept = Rational.of(-1).minus(slope.times(2));
        return graph(new Polynomial(List.of(intercept, slope)));
    }

    private static String parabolaByLagrange() {
        return graph(Polynomial.through(List.of(row(-1, 9), row(1, 3), row(2, 6))));
    }

    private static String parabolaByTrial() {
        List<String> found = new ArrayList<>();
        for (int a = -REACH; a <= REACH; a++) {
            for (int b = -REACH; b <= REACH; b++) {
                for (int c = -REACH; c <= REACH; c++) {
                    if (a - b + c == 9 && a + b + c == 3 && 4 * a + 2 * b + c == 6) {
                        found.add(graph(Polynomial.of(c, b, a)));
                    }
                }
            }
        }
        return onlyOne(found);
    }

    /** x^2 + y^2 = px + qy + s is linear in p, q and s; the centre is (p/2, q/2). */
    private static String circleByElimination() {
        List<Rational> pqs = Elimination.solve(
                List.of(row(5, 3, 1, 5 * 5 + 3 * 3), row(-1, 3, 1, 1 + 3 * 3), row(6, -4, 1, 6 * 6 + 4 * 4)));
        Rational h = pqs.get(0).over(2);
        Rational k = pqs.get(1).over(2);
        Rational radiusSquared = pqs.get(2).plus(h.times(h)).plus(k.times(k));
        return AnswerText.circle(h.whole(), k.whole(), radiusSquared.whole());
    }

    private static String circleByTrial() {
        List<String> found = new ArrayList<>();
        for (int h = -REACH; h <= REACH; h++) {
            for (int k = -REACH; k <= REACH; k++) {
                int first = squaredDistance(h, k, 5, 3);
                if (first == squaredDistance(h, k, -1, 3) && first == squaredDistance(h, k, 6, -4)) {
                    found.add(AnswerText.circle(h, k, first));
                }
            }
        }
        return onlyOne(found);
    }

    private static int squaredDistance(int x, int y, int otherX, int otherY) {
        return (x - otherX) * (x - otherX) + (y - otherY) * (y - otherY);
    }
}
