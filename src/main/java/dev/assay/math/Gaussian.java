package dev.assay.math;

import java.math.BigInteger;

/** A complex number with rational parts. */
record Gaussian(Rational re, Rational im) {
    static final Gaussian ONE = of(Rational.ONE);

    static Gaussian of(Rational re) {
        return new Gaussian(re, Rational.ZERO);
    }

    boolean isReal() {
        return im.signum() == 0;
    }

    boolean isZero() {
        return re.signum() == 0 && im.signum() == 0;
    }

    Gaussian plus(Gaussian other) {
        return new Gaussian(re.plus(other.re), isReal() && other.isReal() ? Rational.ZERO : im.plus(other.im));
    }

    Gaussian negate() {
        return new Gaussian(re.negate(), im.negate());
    }

    Gaussian times(Gaussian other) {
        if (isReal() && other.isReal()) {
            return of(re.times(other.re));
        }
        return new Gaussian(
                re.times(other.re).minus(im.times(other.im)), re.times(other.im).plus(im.times(other.re)));
    }

    /** One divided by this, which is not 0. */
    Gaussian inverse() {
        if (isReal()) {
            return of(Rational.ONE.dividedBy(re));
        }
        Rational norm = re.times(re).plus(im.times(im));
        return new Gaussian(re.dividedBy(norm), im.negate().dividedBy(norm));
    }

    /** This to a power of 0 or more. */
    Gaussian power(int exponent) {
        if (isReal()) {
            return of(re.power(exponent));
        }
        Gaussian result = ONE;
        Gaussian square = this;
        for (int left = exponent; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? result.times(square) : result;
            square = left > 1 ? square.times(square) : square;
        }
        return result;
    }

    int bits() {
        return re.bits() + im.bits();
    }

    /** The whole number that this is. */
    BigInteger whole() {
        return re.numerator();
    }
}
