package dev.assay.suites;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tasks whose answer is a decimal that ends: fractions against decimal digits, trial or enumeration. */
final class DecimalWays {
    private DecimalWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays(
                        "dec-1",
                        () -> AnswerText.decimal(Rational.of("0.5").plus(Rational.of("0.25"))),
                        () -> hundredths(50 + 25)),
                new TwoWays(
                        "dec-2",
                        () -> AnswerText.decimal(Rational.of("1.5").plus(Rational.of("2.3"))),
                        () -> hundredths(150 + 230)),
                new TwoWays(
                        "dec-3",
                        () -> AnswerText.decimal(Rational.of("0.6").times(Rational.of("0.7"))),
                        () -> AnswerText.decimal(new BigDecimal("0.6").multiply(new BigDecimal("0.7")))),
                new TwoWays(
                        "dec-4",
                        () -> AnswerText.decimal(Rational.of("4.5").over(Rational.of("1.2"))),
                        () -> hundredths(onlyOne(tried -> tried * 12 == 4500))),
                new TwoWays("dec-5", DecimalWays::averageSpeed, DecimalWays::averageSpeedByTrial),
                new TwoWays("dec-6", DecimalWays::largestDieByTails, DecimalWays::largestDieByRolling));
    }

    private static String hundredths(long count) {
        return AnswerText.decimal(BigDecimal.valueOf(count, 2));
    }

    private static long onlyOne(IntPredicate condition) {
        int[] found = IntStream.rangeClosed(1, 100_000).filter(condition).toArray();
        if (found.length != 1) {
            throw new ArithmeticException(found.length + " solutions");
        }
        return found[0];
    }

    private static String averageSpeed() {
        Rational hours = Rational.of(105, 70).plus(Rational.of(225, 90));
        return AnswerText.decimal(Rational.of(105 + 225).over(hours));
    }

    /** At v hundredths of a km/h all the time the same way takes as long: (105 + 225)/v = 105/70 + 225/90. */
    private static String averageSpeedByTrial() {
        return hundredths(onlyOne(v -> (105L + 225) * 100 * 70 * 90 == v * (105L * 90 + 225 * 70)));
    }

    /** The mean of a count is the sum of the chances that it is at least 1, 2, 3, ... */
    private static String largestDieByTails() {
        Rational mean = Rational.ZERO;
        for (int least = 1; least <= 4; least++) {
            mean = mean.plus(Rational.ONE.minus(Rational.of(least - 1, 4).power(3)));
        }
        return AnswerText.decimal(mean);
    }

    private static String largestDieByRolling() {
        int sum = 0;
        int rolls = 0;
        for (int a = 1; a <= 4; a++) {
            for (int b = 1; b <= 4; b++) {
                for (int c = 1; c <= 4; c++) {
                    sum += Math.max(a, Math.max(b, c));
                    rolls++;
                }
            }
        }
        return AnswerText.decimal(new BigDecimal(sum).divide(new BigDecimal(rolls)));
    }
}
