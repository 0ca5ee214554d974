package dev.assay.math;

import java.math.BigInteger;

/**
 * Power series in fixed point by Horner's rule, with coefficients that are known: as many long products as terms, and no divisions.
 *
 * @param constants with as many bits behind the point
 */
record FixedSeries(FixedConstants constants) {
    /** Zeros between the point and the first digit of the argument of {@link #oddParts}, at least. */
    static final int LEAST_ZEROS = 6;

    FixedSeries(int scale) {
        this(FixedConstants.of(scale));
    }

    BigInteger one() {
        return BigInteger.ONE.shiftLeft(constants.scale());
    }

    /** The product, rounded down. */
    BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(constants.scale());
    }

    /** {@code 1/f! + y/(f+s)! + y^2/(f+2s)! + ...} for {@code y} between -1 and 1: with first 0 and step 1, the exponential. */
    BigInteger factorials(BigInteger y, int first, int step) {
        int zeros = zeros(y);
        int terms = 1;
        while (constants.inverseFactorial(first + step * terms).bitLength() > zeros * terms) {
            terms++;
        }
        BigInteger sum = constants.inverseFactorial(first + step * terms);
        for (int k = terms - 1; k >= 0; k--) {
            sum = times(sum, y).add(constants.inverseFactorial(first + step * k));
        }
        return sum;
    }

    /** {@code 1 + y/3 + y^2/5 + ...} for {@code y} between -1/64 and 1/64. */
    BigInteger oddParts(BigInteger y) {
        int terms = constants.scale() / zeros(y) + 2;
        BigInteger sum = BigInteger.ZERO;
        for (int k = terms; k >= 0; k--) {
            sum = times(sum, y).add(constants.inverseOdd(k));
        }
        return sum;
    }

    /** Zeros between the point and the first digit. */
    private int zeros(BigInteger y) {
        int zeros = constants.scale() - y.bitLength();
        return zeros < 0 ? 0 : zeros;
    }
}
