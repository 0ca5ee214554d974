package dev.assay.math;

import java.util.Map;
import java.util.Optional;

/** Sines of the fractions of pi that are sums of square roots: those with 1, 2, 3, 4, 6, 10 and 12 in the denominator. */
final class Angles {
    private static final Rational TWO = Rational.of(2);

    /** Coefficients of 1, sqrt 2, sqrt 3, sqrt 5 and sqrt 6, for angles from 0 to pi/2. */
    private static final Map<Rational, Rational[]> SINES = Map.ofEntries(
            sine(0, 1, 0, 0, 0, 0, 0),
            sine(1, 12, 0, -1, 0, 0, 1),
            sine(1, 10, -1, 0, 0, 1, 0),
            sine(1, 6, 2, 0, 0, 0, 0),
            sine(1, 4, 0, 2, 0, 0, 0),
            sine(3, 10, 1, 0, 0, 1, 0),
            sine(1, 3, 0, 0, 2, 0, 0),
            sine(5, 12, 0, 1, 0, 0, 1),
            sine(1, 2, 4, 0, 0, 0, 0));

    private static final long[] RADICANDS = {1, 2, 3, 5, 6};

    private Angles() {}

    private static Map.Entry<Rational, Rational[]> sine(long top, long bottom, int... quarters) {
        Rational[] factors = new Rational[quarters.length];
        for (int i = 0; i < quarters.length; i++) {
            factors[i] = Rational.of(quarters[i], 4);
        }
        return Map.entry(Rational.of(top, bottom), factors);
    }

    /** The sine of this many times pi. */
    static Optional<Surd> sine(Rational angle) {
        Rational turned =
                angle.minus(TWO.times(Rational.of(angle.times(Rational.HALF).floor())));
        boolean lower = turned.compareTo(Rational.ONE) >= 0;
        Rational half = lower ? turned.minus(Rational.ONE) : turned;
        Rational quarter = half.compareTo(Rational.HALF) > 0 ? Rational.ONE.minus(half) : half;
        return Optional.ofNullable(SINES.get(quarter)).map(factors -> surd(factors, lower));
    }

    private static Surd surd(Rational[] factors, boolean negative) {
        Map<Surd.Term, Rational> terms = new java.util.TreeMap<>();
        for (int i = 0; i < factors.length; i++) {
            terms.put(Surd.Term.root(RADICANDS[i]), negative ? factors[i].negate() : factors[i]);
        }
        return new Surd(terms);
    }
}
