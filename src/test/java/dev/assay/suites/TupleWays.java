package dev.assay.suites;

import static dev.assay.suites.Elimination.row;

import java.util.ArrayList;
import java.util.List;

/** Tasks whose answer is a point or the solution of a system: formulas against the one grid point that fits. */
final class TupleWays {
    private static final int REACH = 30;

    private TupleWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays("tup-1", () -> AnswerText.tuple(3 + 2, 5 - 4), TupleWays::movedByWalking),
                new TwoWays(
                        "tup-2",
                        () -> AnswerText.tuple((2 + 8) / 2, (7 + -3) / 2),
                        () -> onlyPoint((x, y) -> x - 2 == 8 - x && y - 7 == -3 - y)),
                new TwoWays(
                        "tup-3",
                        () -> AnswerText.tuple((3 + 7) / 2, (3 - 7) / 2),
                        () -> onlyPoint((x, y) -> x + y == 3 && x - y == 7)),
                new TwoWays(
                        "tup-4",
                        TupleWays::systemByCramer,
                        () -> onlyPoint((x, y) -> 2 * x + 3 * y == -1 && 5 * x - 4 * y == 32)),
                new TwoWays("tup-5", TupleWays::threeByElimination, TupleWays::threeByTrial),
                new TwoWays("tup-6", TupleWays::mirrorByFormula, () -> onlyPoint(TupleWays::isMirrorImage)));
    }

    private interface PointCondition {
        boolean test(int x, int y);
    }

    private static String onlyPoint(PointCondition condition) {
        List<String> found = new ArrayList<>();
        for (int x = -REACH; x <= REACH; x++) {
            for (int y = -REACH; y <= REACH; y++) {
                if (condition.test(x, y)) {
                    found.add(AnswerText.tuple(x, y));
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

    private static String movedByWalking() {
        int x = 3;
        int y = 5;
        for (char step : "RRDDDD".toCharArray()) {
            x += step == 'R' ? 1 : 0;
            y -= step == 'D' ? 1 : 0;
        }
        return AnswerText.tuple(x, y);
    }

    private static String systemByCramer() {
        Rational bottom = Rational.of(2 * -4 - 5 * 3);
        Rational x = Rational.of(-1 * -4 - 32 * 3).over(bottom);
        Rational y = Rational.of(2 * 32 - 5 * -1).over(bottom);
        return AnswerText.tuple(x.whole(), y.whole());
    }

    private static String threeByElimination() {
        List<Rational> solution = Elimination.solve(List.of(row(1, 2, 1, 4), row(3, -1, -1, 3), row(2, 3, -2, -7)));
        return AnswerText.tuple(solution.stream().mapToLong(Rational::whole).toArray());
    }

    private static String threeByTrial() {
        List<String> found = new ArrayList<>();
        for (int x = -REACH; x <= REACH; x++) {
            for (int y = -REACH; y <= REACH; y++) {
                for (int z = -REACH; z <= REACH; z++) {
                    if (x + 2 * y + z == 4 && 3 * x - y - z == 3 && 2 * x + 3 * y - 2 * z == -7) {
                        found.add(AnswerText.tuple(x, y, z));
                    }
                }
            }
        }
        return onlyOne(found);
    }

    /** For the line 2x - y - 3 = 0: twice the signed distance back along the normal (2, -1). */
    private static String mirrorByFormula() {
        Rational steps = Rational.of(2 * 1 - 9 - 3).over(2 * 2 + 1).times(-2);
        Rational x = Rational.of(1).plus(steps.times(2));
        Rational y = Rational.of(9).minus(steps);
        return AnswerText.tuple(x.whole(), y.whole());
    }

    /** The middle between (x, y) and (1, 9) lies on the line, and the way between them is perpendicular to its direction (1, 2). */
    private static boolean isMirrorImage(int x, int y) {
        boolean middleOnLine = y + 9 == 2 * (x + 1) - 2 * 3;
        boolean perpendicular = (x - 1) + 2 * (y - 9) == 0;
        return middleOnLine && perpendicular;
    }
}
