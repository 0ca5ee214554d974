package dev.assay.math;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What elementary functions are calculated from, in fixed point, cut off: with as many bits as anybody here asks for it is calculated
 * once, and kept for each of the few numbers of bits that are asked for.
 */
final class FixedConstants {
    /** The most bits behind the point. */
    static final int MAX_SCALE = 1536;

    /** Logarithms are kept of multiples of 1/64. */
    static final int PART_BITS = 6;

    private static final int PARTS = 1 << PART_BITS;
    private static final int GUARD = 64;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(MAX_SCALE + GUARD);
    private static final Map<Integer, FixedConstants> KNOWN = new ConcurrentHashMap<>();

    private final int scale;
    private final BigInteger pi;
    private final BigInteger ln2;
    private final Map<Integer, BigInteger> logarithms = new ConcurrentHashMap<>();
    private final BigInteger[] inverseFactorials;
    private final BigInteger[] inverseOdds;

    private FixedConstants(
            int scale, BigInteger pi, BigInteger ln2, BigInteger[] inverseFactorials, BigInteger[] inverseOdds) {
        this.scale = scale;
        this.pi = pi;
        this.ln2 = ln2;
        this.inverseFactorials = inverseFactorials;
        this.inverseOdds = inverseOdds;
    }

    /** Constants with this many bits behind the point, at most {@link #MAX_SCALE}. */
    static FixedConstants of(int scale) {
        return KNOWN.computeIfAbsent(scale, Longest.CONSTANTS::cut);
    }

    private FixedConstants cut(int to) {
        int bits = scale - to;
        return new FixedConstants(
                to, pi.shiftRight(bits), ln2.shiftRight(bits), cut(inverseFactorials, bits), cut(inverseOdds, bits));
    }

    private static BigInteger[] cut(BigInteger[] longer, int bits) {
        BigInteger[] shorter = new BigInteger[longer.length];
        for (int i = 0; i < shorter.length; i++) {
            shorter[i] = longer[i].shiftRight(bits);
        }
        return shorter;
    }

    /** Bits behind the point. */
    int scale() {
        return scale;
    }

    BigInteger pi() {
        return pi;
    }

    BigInteger ln2() {
        return ln2;
    }

    /** {@code ln(parts/64)}, for numbers near 1. */
    BigInteger ln(int parts) {
        return logarithms.computeIfAbsent(
                parts, part -> Longest.logarithm(part).shiftRight(Longest.CONSTANTS.scale - scale));
    }

    /** {@code 1/n!}, as far as it is not 0. */
    BigInteger inverseFactorial(int n) {
        return n < inverseFactorials.length ? inverseFactorials[n] : BigInteger.ZERO;
    }

    /** {@code 1/(2k + 1)}, for as many as a series takes whose argument is below 1/64. */
    BigInteger inverseOdd(int k) {
        return inverseOdds[k];
    }

    /** Everything with the most bits, and more for what is lost on the way. */
    private static final class Longest {
        static final FixedConstants CONSTANTS = new FixedConstants(
                MAX_SCALE + GUARD,
                // Machin's formula
                tangent(1, 5, true).shiftLeft(2).subtract(tangent(1, 239, true)).shiftLeft(2),
                tangent(1, 3, false).shiftLeft(1),
                inverseFactorials(),
                inverseOdds());

        /** The arc tangent or the area tangent of a small fraction. */
        private static BigInteger tangent(int numerator, int denominator, boolean alternating) {
            BigInteger times = BigInteger.valueOf((long) numerator * numerator * (alternating ? -1 : 1));
            BigInteger over = BigInteger.valueOf((long) denominator * denominator);
            BigInteger power = ONE.multiply(BigInteger.valueOf(numerator)).divide(BigInteger.valueOf(denominator));
            BigInteger sum = power;
            for (int k = 3; power.signum() != 0; k += 2) {
                power = power.multiply(times).divide(over);
                sum = sum.add(power.divide(BigInteger.valueOf(k)));
            }
            return sum;
        }

        static BigInteger logarithm(int parts) {
            return tangent(parts - PARTS, parts + PARTS, false).shiftLeft(1);
        }

        private static BigInteger[] inverseFactorials() {
            java.util.List<BigInteger> inverses = new java.util.ArrayList<>();
            BigInteger inverse = ONE;
            for (int n = 1; inverse.signum() != 0; n++) {
                inverses.add(inverse);
                inverse = inverse.divide(BigInteger.valueOf(n));
            }
            return inverses.toArray(BigInteger[]::new);
        }

        private static BigInteger[] inverseOdds() {
            BigInteger[] inverses = new BigInteger[MAX_SCALE / FixedSeries.LEAST_ZEROS + 3];
            for (int k = 0; k < inverses.length; k++) {
                inverses[k] = ONE.divide(BigInteger.valueOf(2L * k + 1));
            }
            return inverses;
        }
    }
}
