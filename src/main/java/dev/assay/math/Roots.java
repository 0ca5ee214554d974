package dev.assay.math;

import java.math.BigInteger;

/** Whole roots of whole numbers. */
final class Roots {
    private static final int SHORT = 24;

    private Roots() {}

    /**
     * The root of a number that is a perfect power.
     *
     * @throws NoValue where it is none
     */
    static BigInteger exact(BigInteger of, int degree) {
        BigInteger root = floor(of, degree);
        if (!root.pow(degree).equals(of)) {
            throw new NoValue(NoValue.Why.IRRATIONAL);
        }
        return root;
    }

    /** The greatest whole number whose power is not above this number, which is 0 or more. */
    static BigInteger floor(BigInteger of, int degree) {
        if (degree == 1 || of.signum() == 0) {
            return of;
        }
        if (degree == 2 && of.bitLength() < 2 * SHORT) {
            return of.sqrt();
        }
        BigInteger guess = above(of, degree);
        BigInteger factor = BigInteger.valueOf(degree - 1L);
        while (true) {
            BigInteger next =
                    guess.multiply(factor).add(quotient(of, guess, degree - 1)).divide(BigInteger.valueOf(degree));
            if (next.pow(degree).compareTo(of) <= 0) {
                return next;
            }
            guess = next;
        }
    }

    /** A number divided by a power; the zeros at the end of its base are shifted out, not divided by. */
    private static BigInteger quotient(BigInteger of, BigInteger base, int power) {
        int zeros = base.getLowestSetBit();
        return of.shiftRight(zeros * power).divide(base.shiftRight(zeros).pow(power));
    }

    /** A number above the root, and close to it where there is enough to halve. */
    private static BigInteger above(BigInteger of, int degree) {
        int bits = of.bitLength() / degree;
        if (bits < SHORT) {
            return degree == 2 ? of.sqrt().add(BigInteger.ONE) : BigInteger.ONE.shiftLeft(bits + 1);
        }
        int half = bits / 2;
        return floor(of.shiftRight(half * degree), degree).add(BigInteger.ONE).shiftLeft(half);
    }
}
