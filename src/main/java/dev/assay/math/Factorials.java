package dev.assay.math;

import java.math.BigInteger;

/** Products of consecutive whole numbers; a factorial builds on the one before it. */
final class Factorials {
    /** The greatest number that products take. */
    static final int MAX = 1 << 24;

    /** So many numbers are multiplied one after the other. */
    private static final int FACTORS = 20;

    private int last;
    private BigInteger factorial = BigInteger.ONE;

    BigInteger factorial(int n) {
        factorial = n < last ? product(1, n) : factorial.multiply(product(last + 1, n));
        last = n;
        return factorial;
    }

    /** The product of the whole numbers from one to another, halves first: short numbers are quick. */
    static BigInteger product(int from, int to) {
        if (to - from >= FACTORS) {
            int middle = (from + to) / 2;
            return product(from, middle).multiply(product(middle + 1, to));
        }
        BigInteger product = BigInteger.ONE;
        long word = 1;
        for (int i = from; i <= to; i++) {
            if (word > Long.MAX_VALUE / MAX) {
                product = product.multiply(BigInteger.valueOf(word));
                word = 1;
            }
            word *= i;
        }
        return product.multiply(BigInteger.valueOf(word));
    }
}
