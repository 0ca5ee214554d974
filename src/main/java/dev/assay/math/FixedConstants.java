package dev.assay.math;

import java.math.BigInteger;

/** Pi and the logarithm of 2 in fixed point, calculated once with as many bits as anybody here asks for. */
final class FixedConstants {
    /** The most bits behind the point. */
    static final int MAX_SCALE = 1536;

    private static final int GUARD = 64;
    private static final BigInteger PI = inverse(5, true)
            .shiftLeft(2)
            .subtract(inverse(239, true))
            .shiftLeft(2)
            .shiftRight(GUARD);
    private static final BigInteger LN2 = inverse(3, false).shiftLeft(1).shiftRight(GUARD);

    private FixedConstants() {}

    /** Pi with this many bits behind the point, cut off (Machin's formula). */
    static BigInteger pi(int scale) {
        return PI.shiftRight(MAX_SCALE - scale);
    }

    /** The natural logarithm of 2, as {@link #pi}. */
    static BigInteger ln2(int scale) {
        return LN2.shiftRight(MAX_SCALE - scale);
    }

    /** The arc tangent or the area tangent of 1/n. */
    private static BigInteger inverse(int n, boolean alternating) {
        BigInteger square = BigInteger.valueOf(alternating ? -(long) n * n : (long) n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(MAX_SCALE + GUARD).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square);
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }
}
