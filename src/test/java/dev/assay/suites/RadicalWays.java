package dev.assay.suites;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Tasks whose answer holds a square root: roots with square factors taken out, two different squares, or trial of all small numbers. */
final class RadicalWays {
    private RadicalWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays("rad-1", () -> rootByPrimes(5 * 5 + 5 * 5), () -> multipleOfRoot(5, 1 + 1)),
                new TwoWays("rad-2", () -> multipleOfRoot(6 * 6 / 4, 3), RadicalWays::equilateralByHeron),
                new TwoWays("rad-3", RadicalWays::distance, RadicalWays::distanceByShorterStep),
                new TwoWays("rad-4", RadicalWays::largerRootByFormula, RadicalWays::largerRootByTrial),
                new TwoWays("rad-5", RadicalWays::areaByHeron, RadicalWays::areaByHeight),
                new TwoWays("rad-6", RadicalWays::rootOfSurdByFormula, RadicalWays::rootOfSurdByTrial));
    }

    /** The square root of n, with each prime that occurs twice taken out. */
    private static String rootByPrimes(long n) {
        long outside = 1;
        long inside = 1;
        long rest = n;
        for (long prime = 2; rest > 1; prime++) {
            while (rest % (prime * prime) == 0) {
                rest /= prime * prime;
                outside *= prime;
            }
            if (rest % prime == 0) {
                rest /= prime;
                inside *= prime;
            }
        }
        return AnswerText.radical(outside, inside);
    }

    /** The product of factor and the square root of n, by the largest square that divides n. */
    private static String multipleOfRoot(long factor, long n) {
        long root = n;
        while (n % (root * root) != 0) {
            root--;
        }
        return AnswerText.radical(factor * root, n / (root * root));
    }

    private static String equilateralByHeron() {
        long half = (6 + 6 + 6) / 2;
        return rootByPrimes(half * (half - 6) * (half - 6) * (half - 6));
    }

    private static String distance() {
        long right = 4 - -2;
        long up = 5 - 1;
        return rootByPrimes(right * right + up * up);
    }

    private static String distanceByShorterStep() {
        long right = Math.abs(-2 - 4);
        long up = Math.abs(1 - 5);
        long steps = Math.min(right, up);
        while (right % steps != 0 || up % steps != 0) {
            steps--;
        }
        return multipleOfRoot(steps, right / steps * (right / steps) + up / steps * (up / steps));
    }

    private static String largerRootByFormula() {
        long half = -4 / 2;
        return half + "+" + rootByPrimes(half * half + 44);
    }

    /** All a + b * sqrt(c), b > 0, that solve the equation: its whole part and its part with the root must both vanish. */
    private static String largerRootByTrial() {
        List<String> found = new ArrayList<>();
        for (long a = -50; a <= 50; a++) {
            for (long b = 1; b <= 50; b++) {
                for (long c = 2; c <= 50; c++) {
                    boolean whole = a * a + b * b * c + 4 * a - 44 == 0;
                    boolean root = 2 * a * b + 4 * b == 0;
                    if (whole && root && c % 4 != 0 && c % 9 != 0 && c % 25 != 0 && c % 49 != 0) {
                        found.add(AnswerText.surd(a, b, c));
                    }
                }
            }
        }
        return onlyOne(found);
    }

    private static String areaByHeron() {
        long half = (9 + 10 + 11) / 2;
        return rootByPrimes(half * (half - 9) * (half - 10) * (half - 11));
    }

    /** The side of 10 lies on the x-axis from 0; the third corner is 9 from there and 11 from the other end. */
    private static String areaByHeight() {
        Rational x = Rational.of(9 * 9 - 11 * 11 + 10 * 10, 2 * 10);
        long heightSquared = Rational.of(9 * 9).minus(x.times(x)).whole();
        return multipleOfRoot(10 / 2, heightSquared);
    }

    /** With a*b = -15 the square of a solves t^2 - 43t + 2*15^2 = 0. */
    private static String rootOfSurdByFormula() {
        long product = -30 / 2;
        long root = floorOfRoot(43 * 43 - 4 * 2 * product * product);
        for (long t : new long[] {(43 + root) / 2, (43 - root) / 2}) {
            long a = floorOfRoot(t);
            if (a * a == t) {
                long b = product / a;
                return a * a > 2 * b * b ? AnswerText.surd(a, b, 2) : AnswerText.surd(-a, -b, 2);
            }
        }
        throw new ArithmeticException("no whole a");
    }

    private static long floorOfRoot(long n) {
        return BigInteger.valueOf(n).sqrt().longValueExact();
    }

    private static String rootOfSurdByTrial() {
        List<String> found = new ArrayList<>();
        for (long a = -50; a <= 50; a++) {
            for (long b = -50; b <= 50; b++) {
                boolean positive = a * a > 2 * b * b ? a > 0 : b > 0;
                if (a * a + 2 * b * b == 43 && 2 * a * b == -30 && positive) {
                    found.add(AnswerText.surd(a, b, 2));
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
}
