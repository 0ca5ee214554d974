package dev.assay.math;

import java.math.BigInteger;

/** A real number that is known to lie between {@code low * 2^exponent} and {@code high * 2^exponent}. */
record Enclosure(BigInteger low, BigInteger high, int exponent) {
    static final Enclosure ZERO = new Enclosure(BigInteger.ZERO, BigInteger.ZERO, 0);

    static Enclosure of(BigInteger whole) {
        return new Enclosure(whole, whole, 0);
    }

    static Enclosure of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    boolean isExactZero() {
        return low.signum() == 0 && high.signum() == 0;
    }

    boolean hasZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    boolean isPositive() {
        return low.signum() > 0;
    }

    boolean isNegative() {
        return high.signum() < 0;
    }

    Enclosure negate() {
        return new Enclosure(high.negate(), low.negate(), exponent);
    }

    /** The distance between the ends. */
    BigInteger width() {
        return high.subtract(low);
    }

    /** Twice the middle, at the same exponent. */
    BigInteger doubleMiddle() {
        return low.add(high);
    }

    int bits() {
        int first = low.bitLength();
        int second = high.bitLength();
        return first > second ? first : second;
    }

    /** Where the highest bit stands. */
    int top() {
        return bits() + exponent;
    }

    /** The ends at another exponent, rounded outwards. */
    Enclosure at(int other) {
        int shift = exponent - other;
        if (shift >= 0) {
            return new Enclosure(low.shiftLeft(shift), high.shiftLeft(shift), other);
        }
        return new Enclosure(
                low.shiftRight(-shift), high.negate().shiftRight(-shift).negate(), other);
    }
}
