package dev.assay.math;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Logarithms of rational numbers, as far as they are exact. */
final class Logarithms {
    private static final int MAX_STEPS = 64;
    private static final int MAX_BITS = 4096;
    private static final long MAX_FACTOR = 2000;

    private Logarithms() {}

    /**
     * The logarithm of a number to a base where it is rational: the root of which both are powers is found as a greatest common divisor
     * is, with quotients for differences. Where there is one, no quotient on the way is longer than the two.
     *
     * @param base above 0
     * @param number above 0
     */
    static Optional<Rational> rational(Rational base, Rational number) {
        int bits = base.bits() > number.bits() ? base.bits() : number.bits();
        if (base.equals(Rational.ONE) || bits > MAX_BITS) {
            return Optional.empty();
        }
        boolean flipped = base.compareTo(Rational.ONE) < 0;
        boolean negative = number.compareTo(Rational.ONE) < 0;
        Rational a = flipped ? Rational.ONE.dividedBy(base) : base;
        Rational b = negative ? Rational.ONE.dividedBy(number) : number;
        long[] quotients = new long[MAX_STEPS];
        int steps = 0;
        while (!a.equals(Rational.ONE)) {
            long times = 0;
            while (b.compareTo(a) >= 0 && b.bits() <= bits) {
                b = b.dividedBy(a);
                times++;
            }
            if (steps == MAX_STEPS || b.bits() > bits) {
                return Optional.empty();
            }
            quotients[steps++] = times;
            Rational swap = a;
            a = b;
            b = swap;
        }
        Rational ratio = Rational.of(quotients[steps - 1]);
        for (int i = steps - 2; i >= 0; i--) {
            ratio = Rational.of(quotients[i]).plus(Rational.ONE.dividedBy(ratio));
        }
        return Optional.of(flipped == negative ? ratio : ratio.negate());
    }

    /**
     * The exponents of the primes in a number above 0.
     *
     * @throws NoValue where it has big factors
     */
    static SortedMap<Long, Rational> primes(Rational number) {
        SortedMap<Long, Rational> exponents = new TreeMap<>();
        factor(number.numerator(), Rational.ONE, exponents);
        factor(number.denominator(), Rational.of(-1), exponents);
        return exponents;
    }

    private static void factor(BigInteger whole, Rational sign, SortedMap<Long, Rational> exponents) {
        if (whole.bitLength() > 62) {
            throw new NoValue(NoValue.Why.UNSUPPORTED);
        }
        long rest = whole.longValueExact();
        for (long factor = 2; factor * factor <= rest && factor < MAX_FACTOR; factor++) {
            while (rest % factor == 0) {
                exponents.merge(factor, sign, Rational::plus);
                rest /= factor;
            }
        }
        if (rest >= MAX_FACTOR * MAX_FACTOR) {
            throw new NoValue(NoValue.Why.UNSUPPORTED);
        }
        if (rest > 1) {
            exponents.merge(rest, sign, Rational::plus);
        }
    }
}
