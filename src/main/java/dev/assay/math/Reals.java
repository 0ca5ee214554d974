package dev.assay.math;

import dev.assay.math.NoValue.Why;
import java.math.BigInteger;

/** Interval arithmetic with a set number of bits: every result holds the true value. */
final class Reals {
    private static final int MAX_EXPONENT = 1 << 26;

    private final int bits;
    private final Budget budget;

    /** Arithmetic whose ends keep this many bits. */
    Reals(int bits, Budget budget) {
        this.bits = bits;
        this.budget = budget;
    }

    int bits() {
        return bits;
    }

    Budget budget() {
        return budget;
    }

    Enclosure of(Rational value) {
        return value.isWhole()
                ? rounded(Enclosure.of(value.numerator()))
                : divide(Enclosure.of(value.numerator()), Enclosure.of(value.denominator()));
    }

    Enclosure add(Enclosure a, Enclosure b) {
        budget.spend(1);
        if (a.isExactZero()) {
            return b;
        }
        if (b.isExactZero()) {
            return a;
        }
        int least = a.exponent() < b.exponent() ? a.exponent() : b.exponent();
        int top = a.top() > b.top() ? a.top() : b.top();
        int common = top - 2 * bits > least ? top - 2 * bits : least;
        Enclosure first = a.at(common);
        Enclosure second = b.at(common);
        return rounded(new Enclosure(first.low().add(second.low()), first.high().add(second.high()), common));
    }

    Enclosure subtract(Enclosure a, Enclosure b) {
        return add(a, b.negate());
    }

    Enclosure multiply(Enclosure a, Enclosure b) {
        budget.spend(1 + (bits >> 6) * (bits >> 6) / 16);
        int exponent = a.exponent() + b.exponent();
        BigInteger one = a.low().multiply(b.low());
        BigInteger two = a.high().multiply(b.high());
        if (a.low().signum() >= 0 && b.low().signum() >= 0) {
            return rounded(new Enclosure(one, two, exponent));
        }
        BigInteger three = a.low().multiply(b.high());
        BigInteger four = a.high().multiply(b.low());
        return rounded(
                new Enclosure(one.min(two).min(three.min(four)), one.max(two).max(three.max(four)), exponent));
    }

    /**
     * The quotient.
     *
     * @throws NoValue where the divisor may be 0
     */
    Enclosure divide(Enclosure a, Enclosure b) {
        if (b.hasZero()) {
            throw new NoValue(b.isExactZero() ? Why.UNDEFINED : Why.UNSURE);
        }
        if (b.isNegative()) {
            return divide(a.negate(), b.negate());
        }
        budget.spend(2 + (bits >> 6) * (bits >> 6) / 8);
        int shift = bits + b.bits() - a.bits() + 4;
        int up = shift > 0 ? shift : 0;
        BigInteger low = a.low().shiftLeft(up);
        BigInteger high = a.high().shiftLeft(up);
        BigInteger least = floorDivide(low, low.signum() >= 0 ? b.high() : b.low());
        BigInteger most = floorDivide(high.negate(), high.signum() >= 0 ? b.low() : b.high())
                .negate();
        return rounded(new Enclosure(least, most, a.exponent() - b.exponent() - up));
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The root of a number that is not negative; what may be below 0 is taken for 0. */
    Enclosure root(Enclosure a, int degree) {
        budget.spend(4 + (long) (bits >> 6) * (bits >> 6) * 12 * (degree > 2 ? 4 : 1));
        int shift = degree * bits - a.bits();
        shift = shift > 0 ? shift : 0;
        int rest = (a.exponent() - shift) % degree;
        shift += rest < 0 ? rest + degree : rest;
        BigInteger low =
                a.low().signum() <= 0 ? BigInteger.ZERO : Roots.floor(a.low().shiftLeft(shift), degree);
        BigInteger top = a.high().signum() <= 0 ? BigInteger.ZERO : a.high().shiftLeft(shift);
        boolean close =
                a.low().equals(a.high()) || low.add(BigInteger.ONE).pow(degree).compareTo(top) > 0;
        BigInteger floor = close ? low : Roots.floor(top, degree);
        BigInteger high = a.high().signum() <= 0 ? BigInteger.ZERO : floor.add(BigInteger.ONE);
        return rounded(new Enclosure(low, high, (a.exponent() - shift) / degree));
    }

    /** A whole power of 0 or more. */
    Enclosure power(Enclosure a, int exponent) {
        Enclosure result = Enclosure.of(1);
        Enclosure square = a;
        for (int left = exponent; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? multiply(result, square) : result;
            square = left > 1 ? multiply(square, square) : square;
        }
        return exponent > 0 && exponent % 2 == 0 && a.hasZero()
                ? new Enclosure(BigInteger.ZERO, result.high(), result.exponent())
                : result;
    }

    /** The ends with no more bits than are kept, rounded outwards. */
    Enclosure rounded(Enclosure a) {
        int excess = a.bits() - bits;
        if (a.exponent() > MAX_EXPONENT || a.exponent() < -MAX_EXPONENT) {
            throw new NoValue(Why.TOO_BIG);
        }
        return excess <= 0 ? a : a.at(a.exponent() + excess);
    }

    /** Whether one lies wholly beside the other. */
    boolean apart(Enclosure a, Enclosure b) {
        Enclosure difference = subtract(a, b);
        return !difference.hasZero();
    }
}
