package dev.assay.suites;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tasks whose answer is a percentage: shares as fractions against whole percents tried one by one, or cases counted. */
final class PercentWays {
    private PercentWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays("pct-1", () -> share(3, 10), () -> onlyPercent(p -> p * 10 == 3 * 100)),
                new TwoWays("pct-2", () -> share(18, 24), () -> onlyPercent(p -> p * 24 == 18 * 100)),
                new TwoWays("pct-3", () -> share(46 - 40, 40), () -> onlyPercent(p -> 40 * (100 + p) == 46 * 100)),
                new TwoWays("pct-4", PercentWays::upAndDown, PercentWays::upAndDownInCents),
                new TwoWays("pct-5", PercentWays::mixture, () -> onlyPercent(p -> 3 * (p - 20) == 5 * (44 - p))),
                new TwoWays("pct-6", PercentWays::nextHeadsByBayes, PercentWays::nextHeadsByCounting));
    }

    private static String share(long part, long whole) {
        return AnswerText.percent(Rational.of(part, whole));
    }

    private static String onlyPercent(IntPredicate condition) {
        int[] found = IntStream.rangeClosed(0, 1000).filter(condition).toArray();
        if (found.length != 1) {
            throw new ArithmeticException(found.length + " solutions");
        }
        return found[0] + "\\%";
    }

    private static String upAndDown() {
        Rational up = Rational.ONE.plus(Rational.of(20, 100));
        Rational down = Rational.ONE.minus(Rational.of(25, 100));
        return AnswerText.percent(up.times(down));
    }

    private static String upAndDownInCents() {
        int start = 10_000;
        int raised = start + start / 100 * 20;
        int lowered = raised - raised / 100 * 25;
        return onlyPercent(p -> start * p == lowered * 100);
    }

    private static String mixture() {
        Rational juice = Rational.of(3 * 20, 100).plus(Rational.of(5 * 44, 100));
        return AnswerText.percent(juice.over(3 + 5));
    }

    private static String nextHeadsByBayes() {
        Rational half = Rational.of(1, 2);
        Rational fairAndFour = Rational.of(4, 5).times(half.power(4));
        Rational doubleAndFour = Rational.of(1, 5);
        Rational isDouble = doubleAndFour.over(fairAndFour.plus(doubleAndFour));
        return AnswerText.percent(isDouble.plus(Rational.ONE.minus(isDouble).times(half)));
    }

    /** All 5 coins with all 2^5 rows of sides that can lie on top, each as likely as any other; side 1 is heads on a fair coin. */
    private static String nextHeadsByCounting() {
        int four = 0;
        int five = 0;
        for (int coin = 0; coin < 5; coin++) {
            for (int sides = 0; sides < 32; sides++) {
                int heads = coin == 0 ? 0b11111 : sides;
                if ((heads & 0b01111) == 0b01111) {
                    four++;
                    five += heads >> 4;
                }
            }
        }
        int hits = five;
        int cases = four;
        return onlyPercent(p -> p * cases == hits * 100);
    }
}
