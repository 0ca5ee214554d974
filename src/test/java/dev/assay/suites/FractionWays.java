package dev.assay.suites;

import static dev.assay.suites.IntegerWays.choose;

import java.util.List;

/** Tasks whose answer is a fraction: exact arithmetic against counting of equal parts or of equally likely cases. */
final class FractionWays {
    private FractionWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays("frac-1", () -> sum(Rational.of(1, 5), Rational.of(2, 5)), () -> lowest(1 + 2, 5)),
                new TwoWays("frac-2", () -> AnswerText.fraction(Rational.of(6, 24)), () -> lowest(6, 24)),
                new TwoWays(
                        "frac-3", () -> sum(Rational.of(2, 3), Rational.of(-1, 4)), () -> lowest(2 * 4 - 1 * 3, 3 * 4)),
                new TwoWays("frac-4", FractionWays::quotientAndSum, FractionWays::quotientAndSumBackwards),
                new TwoWays("frac-5", FractionWays::sameColourByChoosing, FractionWays::sameColourByDrawing),
                new TwoWays("frac-6", FractionWays::risingRollsByChoosing, FractionWays::risingRollsByRolling));
    }

    private static String sum(Rational a, Rational b) {
        return AnswerText.fraction(a.plus(b));
    }

    /** The fraction with the smallest bottom that is equal to top/bottom, found by trying bottoms. */
    private static String lowest(long top, long bottom) {
        long smallest = 1;
        while (top * smallest % bottom != 0) {
            smallest++;
        }
        return "\\frac{" + top * smallest / bottom + "}{" + smallest + "}";
    }

    private static String quotientAndSum() {
        return AnswerText.fraction(Rational.of(3, 4).over(Rational.of(9, 10)).plus(Rational.of(1, 4)));
    }

    /** The fraction t/b with the smallest bottom for which (t/b - 1/4) * 9/10 is 3/4: (4t - b) * 9 * 4 = 3 * 4b * 10. */
    private static String quotientAndSumBackwards() {
        for (long bottom = 1; ; bottom++) {
            for (long top = 1; top <= 10 * bottom; top++) {
                if ((4 * top - bottom) * 9 * 4 == 3 * 4 * bottom * 10) {
                    return "\\frac{" + top + "}{" + bottom + "}";
                }
            }
        }
    }

    private static String sameColourByChoosing() {
        long same = choose(5, 3) + choose(4, 3) + choose(3, 3);
        return AnswerText.fraction(Rational.of(same, choose(5 + 4 + 3, 3)));
    }

    private static String sameColourByDrawing() {
        String balls = "RRRRRBBBBGGG";
        long same = 0;
        long all = 0;
        for (int i = 0; i < balls.length(); i++) {
            for (int j = 0; j < balls.length(); j++) {
                for (int k = 0; k < balls.length(); k++) {
                    if (i != j && j != k && i != k) {
                        all++;
                        same += balls.charAt(i) == balls.charAt(j) && balls.charAt(j) == balls.charAt(k) ? 1 : 0;
                    }
                }
            }
        }
        return lowest(same, all);
    }

    /** A row of rolls that never falls is a choice of 4 out of 6 faces with repetition. */
    private static String risingRollsByChoosing() {
        return AnswerText.fraction(
                Rational.of(choose(6 + 4 - 1, 4)).over(Rational.of(6).power(4)));
    }

    private static String risingRollsByRolling() {
        return lowest(rowsThatNeverFall(4, 1), rowsOfRolls(4));
    }

    private static long rowsThatNeverFall(int rolls, int least) {
        long rows = rolls == 0 ? 1 : 0;
        for (int face = least; face <= 6 && rolls > 0; face++) {
            rows += rowsThatNeverFall(rolls - 1, face);
        }
        return rows;
    }

    private static long rowsOfRolls(int rolls) {
        return rolls == 0 ? 1 : 6 * rowsOfRolls(rolls - 1);
    }
}
