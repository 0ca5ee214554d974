package dev.assay.math;

import java.math.BigInteger;

/** An exact fraction in lowest terms with a positive denominator. */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0);
    static final Rational ONE = of(1);
    static final Rational HALF = of(1, 2);

    /** Bits of a number and its negative in a long. */
    private static final int SHORT = 62;

    Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is 0");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        if (!denominator.equals(BigInteger.ONE) && !numerator.equals(BigInteger.ONE)) {
            BigInteger common = common(numerator, denominator);
            if (!common.equals(BigInteger.ONE)) {
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }
    }

    private static BigInteger common(BigInteger a, BigInteger b) {
        return a.bitLength() <= SHORT && b.bitLength() <= SHORT
                ? BigInteger.valueOf(common(a.longValue(), b.longValue()))
                : a.gcd(b);
    }

    /** The greatest common divisor, by halving and subtracting; of 0 and a number, that number. */
    private static long common(long first, long second) {
        long a = first < 0 ? -first : first;
        long b = second < 0 ? -second : second;
        if (a == 0 || b == 0) {
            return a + b;
        }
        int twos = Long.numberOfTrailingZeros(a | b);
        a >>= Long.numberOfTrailingZeros(a);
        while (b != 0) {
            b >>= Long.numberOfTrailingZeros(b);
            if (a > b) {
                long less = b;
                b = a;
                a = less;
            }
            b -= a;
        }
        return a << twos;
    }

    static Rational of(BigInteger whole) {
        return new Rational(whole, BigInteger.ONE);
    }

    static Rational of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Ten to this power. */
    static Rational powerOfTen(int exponent) {
        BigInteger power = BigInteger.TEN.pow(exponent < 0 ? -exponent : exponent);
        return exponent < 0 ? new Rational(BigInteger.ONE, power) : of(power);
    }

    Rational plus(Rational other) {
        if (isWhole() && other.isWhole()) {
            return of(numerator.add(other.numerator));
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Rational minus(Rational other) {
        return plus(other.negate());
    }

    Rational times(Rational other) {
        if (isWhole() && other.isWhole()) {
            return of(numerator.multiply(other.numerator));
        }
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException where the other is 0
     */
    Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    /** This to a whole power; negative only where this is not 0. */
    Rational power(int exponent) {
        return exponent < 0
                ? new Rational(denominator.pow(-exponent), numerator.pow(-exponent))
                : new Rational(numerator.pow(exponent), denominator.pow(exponent));
    }

    /** The greatest whole number that is not above this. */
    BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    int signum() {
        return numerator.signum();
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** Whether this is a whole number between the bounds, both included. */
    boolean isWholeWithin(long low, long high) {
        return isWhole()
                && numerator.compareTo(BigInteger.valueOf(low)) >= 0
                && numerator.compareTo(BigInteger.valueOf(high)) <= 0;
    }

    /** Bits of numerator and denominator together: what arithmetic with this costs. */
    int bits() {
        return numerator.bitLength() + denominator.bitLength();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
