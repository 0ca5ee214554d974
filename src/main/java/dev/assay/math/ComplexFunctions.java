package dev.assay.math;

import dev.assay.math.NoValue.Why;
import java.math.BigInteger;

/** Roots, powers, exponential and logarithm of complex numbers, from the elementary functions of real ones. */
final class ComplexFunctions {
    private final Reals reals;
    private final Elementary elementary;
    private final boolean real;

    /**
     * The functions.
     *
     * @param real whether only real numbers count, so that the root of a negative number is undefined
     */
    ComplexFunctions(Reals reals, Elementary elementary, boolean real) {
        this.reals = reals;
        this.elementary = elementary;
        this.real = real;
    }

    Complex root(Complex of, int degree) {
        if (!of.isReal()) {
            return exp(ln(of).over(Complex.of(Enclosure.of(degree)), reals));
        }
        Enclosure radicand = of.re();
        if (!radicand.isNegative()) {
            return Complex.of(reals.root(radicand, degree));
        }
        Enclosure size = reals.root(radicand.negate(), degree);
        if (degree % 2 == 1) {
            return Complex.of(size.negate());
        }
        if (real) {
            throw new NoValue(Why.UNDEFINED);
        }
        if (degree == 2) {
            return new Complex(Enclosure.ZERO, size);
        }
        return exp(ln(of).over(Complex.of(Enclosure.of(degree)), reals));
    }

    Complex whole(Complex base, int exponent) {
        if (base.isReal()) {
            return Complex.of(reals.power(base.re(), exponent));
        }
        Complex result = Complex.of(Enclosure.of(1));
        for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = result.times(result, reals);
            result = (exponent >> bit & 1) == 1 ? result.times(base, reals) : result;
        }
        return result;
    }

    Complex exp(Complex z) {
        Enclosure size = elementary.exp(z.re());
        if (z.isReal()) {
            return Complex.of(size);
        }
        return new Complex(reals.multiply(size, elementary.cos(z.im())), reals.multiply(size, elementary.sin(z.im())));
    }

    Complex ln(Complex z) {
        if (z.isReal() && z.re().isPositive()) {
            return Complex.of(elementary.ln(z.re()));
        }
        if (z.hasZero()) {
            throw new NoValue(z.isExactZero() ? Why.UNDEFINED : Why.UNSURE);
        }
        if (real) {
            throw new NoValue(Why.UNDEFINED);
        }
        Enclosure half = reals.divide(elementary.ln(z.norm(reals)), Enclosure.of(2));
        return new Complex(half, argument(z));
    }

    private Enclosure argument(Complex z) {
        if (z.re().isPositive()) {
            return elementary.atan(reals.divide(z.im(), z.re()));
        }
        Enclosure half = reals.divide(elementary.pi(), Enclosure.of(2));
        if (z.im().isPositive()) {
            return reals.subtract(half, elementary.atan(reals.divide(z.re(), z.im())));
        }
        if (z.im().isNegative()) {
            return reals.subtract(half.negate(), elementary.atan(reals.divide(z.re(), z.im())));
        }
        if (z.isReal() && z.re().isNegative()) {
            return elementary.pi();
        }
        throw new NoValue(Why.UNSURE);
    }

    Enclosure absolute(Complex z) {
        if (!z.isReal()) {
            return reals.root(z.norm(reals), 2);
        }
        Enclosure x = z.re();
        if (x.isNegative()) {
            return x.negate();
        }
        return x.hasZero() ? new Enclosure(BigInteger.ZERO, x.high().max(x.low().negate()), x.exponent()) : x;
    }

    static Complex conjugate(Complex z) {
        return new Complex(z.re(), z.im().negate());
    }
}
