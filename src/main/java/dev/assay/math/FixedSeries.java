package dev.assay.math;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Power series in fixed point, summed in columns: the terms of a column share their power of the argument, so that {@code n}
 * terms take about {@code 2 sqrt(n)} long products and {@code n} divisions by small numbers (Smith, Efficient
 * multiple-precision evaluation of elementary functions, Mathematics of Computation 52, 1989).
 *
 * @param scale bits behind the point
 */
record FixedSeries(int scale) {
    /** The divisors that turn a term into the next, but for the argument: {@code n} for the exponential. */
    interface Divisors {
        /** The divisor of the {@code k}-th term against the one before it, above 0; {@code k} counts from 1. */
        long at(int k);
    }

    BigInteger one() {
        return BigInteger.ONE.shiftLeft(scale);
    }

    /** The product, rounded towards 0. */
    BigInteger times(BigInteger a, BigInteger b) {
        BigInteger product = a.multiply(b);
        return product.signum() < 0 ? product.negate().shiftRight(scale).negate() : product.shiftRight(scale);
    }

    /** {@code 1 + y/d1 + y^2/(d1 d2) + ...} for {@code y} between -1 and 1. */
    BigInteger factorials(BigInteger y, Divisors divisors) {
        int terms = 1;
        for (int bits = 0; bits <= scale; terms++) {
            bits += zeros(y) + 63 - Long.numberOfLeadingZeros(divisors.at(terms));
        }
        int width = width(terms);
        BigInteger step = power(y, width);
        BigInteger[] columns = columns(width);
        BigInteger term = one();
        for (int k = 0; k < terms; k++) {
            if (k > 0) {
                term = k % width == 0 ? times(term, step) : term;
                term = term.divide(BigInteger.valueOf(divisors.at(k)));
            }
            columns[k % width] = columns[k % width].add(term);
        }
        return joined(columns, y);
    }

    /** {@code 1 + y/3 + y^2/5 + ...} for {@code y} between -1/2 and 1/2. */
    BigInteger oddParts(BigInteger y) {
        int terms = scale / zeros(y) + 2;
        int width = width(terms);
        BigInteger step = power(y, width);
        BigInteger[] columns = columns(width);
        BigInteger term = one();
        for (int k = 0; k < terms; k++) {
            term = k > 0 && k % width == 0 ? times(term, step) : term;
            columns[k % width] = columns[k % width].add(term.divide(BigInteger.valueOf(2L * k + 1)));
        }
        return joined(columns, y);
    }

    /** Zeros between the point and the first digit; at least 1, so that counts of terms have a bound. */
    private int zeros(BigInteger y) {
        int zeros = scale - y.bitLength();
        return zeros < 1 ? 1 : zeros;
    }

    private static int width(int terms) {
        return BigInteger.valueOf(terms).sqrt().intValue();
    }

    private BigInteger power(BigInteger y, int exponent) {
        BigInteger power = y;
        for (int i = 1; i < exponent; i++) {
            power = times(power, y);
        }
        return power;
    }

    private static BigInteger[] columns(int width) {
        BigInteger[] columns = new BigInteger[width];
        Arrays.fill(columns, BigInteger.ZERO);
        return columns;
    }

    private BigInteger joined(BigInteger[] columns, BigInteger y) {
        BigInteger sum = columns[columns.length - 1];
        for (int i = columns.length - 2; i >= 0; i--) {
            sum = times(sum, y).add(columns[i]);
        }
        return sum;
    }
}
