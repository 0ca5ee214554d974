package dev.assay.suites;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction in lowest terms with a positive bottom. */
record Rational(BigInteger top, BigInteger bottom) implements Comparable<Rational> {
    static final Rational ZERO = of(0);
    static final Rational ONE = of(1);

    Rational {
        if (bottom.signum() == 0) {
            throw new ArithmeticException(top + "/0");
        }
        BigInteger divisor = top.gcd(bottom).multiply(BigInteger.valueOf(bottom.signum()));
        top = top.divide(divisor);
        bottom = bottom.divide(divisor);
    }

    static Rational of(long whole) {
        return of(whole, 1);
    }

    static Rational of(long top, long bottom) {
        return new Rational(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
    }

    static Rational of(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        return new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Rational plus(Rational other) {
        return new Rational(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Rational minus(Rational other) {
        return plus(other.negated());
    }

    Rational times(Rational other) {
        return new Rational(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Rational times(long factor) {
        return times(of(factor));
    }

    Rational over(Rational other) {
        return new Rational(top.multiply(other.bottom), bottom.multiply(other.top));
    }

    Rational over(long divisor) {
        return over(of(divisor));
    }

    Rational power(int exponent) {
        return new Rational(top.pow(exponent), bottom.pow(exponent));
    }

    Rational negated() {
        return new Rational(top.negate(), bottom);
    }

    Rational abs() {
        return signum() < 0 ? negated() : this;
    }

    int signum() {
        return top.signum();
    }

    /** The value as a whole number. */
    long whole() {
        if (!bottom.equals(BigInteger.ONE)) {
            throw new ArithmeticException(top + "/" + bottom + " is not whole");
        }
        return top.longValueExact();
    }

    @Override
    public int compareTo(Rational other) {
        return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
    }
}
