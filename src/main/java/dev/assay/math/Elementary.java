package dev.assay.math;

import dev.assay.math.NoValue.Why;
import java.math.BigInteger;

/**
 * Exponential, logarithm, sine, cosine and arc tangent with bounds, by series in fixed point. Each takes the middle of an
 * enclosure, works with more bits than are kept, and widens the result by the argument's radius and by more than all rounding.
 */
final class Elementary {
    private static final int GUARD = 64;
    private static final BigInteger ERROR = BigInteger.ONE.shiftLeft(28);

    private final Reals reals;
    /** Halvings of the exponential's argument; each doubles the error, so that 2^16 times 100 terms stay below {@link #ERROR}. */
    private static final int HALVINGS = 16;

    private final int scale;
    private final FixedSeries series;

    Elementary(Reals reals) {
        this.reals = reals;
        scale = reals.bits() + GUARD;
        series = new FixedSeries(scale);
    }

    Enclosure pi() {
        return around(fixedPi(), BigInteger.ZERO);
    }

    Enclosure exp(Enclosure x) {
        spend();
        if (x.top() > 24) {
            throw new NoValue(Why.TOO_BIG);
        }
        BigInteger middle = middle(x);
        BigInteger radius = radius(x);
        BigInteger turns = roundedQuotient(middle, fixedLn2());
        BigInteger rest = middle.subtract(turns.multiply(fixedLn2()));
        BigInteger sum = series.factorials(rest.shiftRight(HALVINGS), 0, 1);
        for (int i = 0; i < HALVINGS; i++) {
            sum = series.times(sum, sum);
        }
        if (radius.compareTo(one().shiftRight(1)) > 0) {
            throw new NoValue(Why.UNSURE);
        }
        BigInteger spread = radius.add(turns.abs().shiftLeft(14)).shiftLeft(2).add(ERROR);
        return reals.rounded(new Enclosure(sum.subtract(spread), sum.add(spread), turns.intValue() - scale));
    }

    /** The natural logarithm of a number above 0. */
    Enclosure ln(Enclosure x) {
        spend();
        if (!x.isPositive()) {
            throw new NoValue(x.high().signum() <= 0 ? Why.UNDEFINED : Why.UNSURE);
        }
        int length = x.high().bitLength();
        boolean low = length < 2 || !x.high().testBit(length - 2);
        int top = low ? x.top() - 1 : x.top();
        Enclosure unit = new Enclosure(x.low(), x.high(), x.exponent() - top);
        BigInteger middle = middle(unit);
        BigInteger radius = radius(unit);
        if (radius.compareTo(one().shiftRight(3)) > 0) {
            throw new NoValue(Why.UNSURE);
        }
        int parts = middle.shiftRight(scale - FixedConstants.PART_BITS).intValue();
        BigInteger near = BigInteger.valueOf(parts).shiftLeft(scale - FixedConstants.PART_BITS);
        BigInteger ratio = middle.subtract(near).shiftLeft(scale).divide(middle.add(near));
        BigInteger log = artanh(ratio)
                .shiftLeft(1)
                .add(series.constants().ln(parts))
                .add(fixedLn2().multiply(BigInteger.valueOf(top)));
        BigInteger drift = BigInteger.valueOf(top).abs().shiftLeft(14);
        return around(log, radius.shiftLeft(2).add(drift));
    }

    private BigInteger artanh(BigInteger x) {
        return series.times(series.oddParts(series.times(x, x)), x);
    }

    Enclosure sin(Enclosure x) {
        return circular(x, 0);
    }

    Enclosure cos(Enclosure x) {
        return circular(x, 1);
    }

    private Enclosure circular(Enclosure x, int quarter) {
        spend();
        if (x.top() > GUARD / 2) {
            throw new NoValue(Why.TOO_BIG);
        }
        BigInteger half = fixedPi().shiftRight(1);
        BigInteger middle = middle(x);
        BigInteger turns = roundedQuotient(middle, half);
        BigInteger rest = middle.subtract(turns.multiply(half));
        int phase = turns.add(BigInteger.valueOf(quarter))
                .and(BigInteger.valueOf(3))
                .intValue();
        BigInteger value = phase % 2 == 1 ? cosine(rest) : sine(rest);
        BigInteger drift = turns.abs().shiftLeft(14);
        return around(phase >= 2 ? value.negate() : value, radius(x).add(drift));
    }

    private BigInteger cosine(BigInteger x) {
        return series.factorials(series.times(x, x).negate(), 0, 2);
    }

    private BigInteger sine(BigInteger x) {
        BigInteger square = series.times(x, x).negate();
        return series.times(series.factorials(square, 1, 2), x);
    }

    Enclosure atan(Enclosure x) {
        spend();
        if (x.top() > 4 * scale) {
            throw new NoValue(Why.TOO_BIG);
        }
        BigInteger middle = middle(x);
        boolean steep = middle.abs().compareTo(one()) > 0;
        BigInteger argument = steep ? one().shiftLeft(scale).divide(middle) : middle;
        int halvings = 3;
        for (int i = 0; i < halvings; i++) {
            BigInteger hypotenuse = Roots.floor(one().shiftLeft(scale).add(argument.multiply(argument)), 2);
            argument = argument.shiftLeft(scale).divide(one().add(hypotenuse));
        }
        BigInteger square = series.times(argument, argument).negate();
        BigInteger angle = series.times(series.oddParts(square), argument).shiftLeft(halvings);
        if (steep) {
            BigInteger half = fixedPi().shiftRight(1);
            angle = (middle.signum() < 0 ? half.negate() : half).subtract(angle);
        }
        return around(angle, radius(x));
    }

    private BigInteger fixedPi() {
        return series.constants().pi();
    }

    private BigInteger fixedLn2() {
        return series.constants().ln2();
    }

    private void spend() {
        long words = (scale >> 6) + 1L;
        reals.budget().spend(32 + words * words * 4);
    }

    private BigInteger one() {
        return series.one();
    }

    private BigInteger middle(Enclosure x) {
        int shift = x.exponent() - 1 + scale;
        return shift >= 0 ? x.doubleMiddle().shiftLeft(shift) : x.doubleMiddle().shiftRight(-shift);
    }

    /** Half the width, and one unit more for the middle's own rounding. */
    private BigInteger radius(Enclosure x) {
        int shift = x.exponent() - 1 + scale;
        BigInteger half = shift >= 0 ? x.width().shiftLeft(shift) : x.width().shiftRight(-shift);
        return half.add(BigInteger.TWO);
    }

    private static BigInteger roundedQuotient(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.shiftLeft(1).add(b).divideAndRemainder(b.shiftLeft(1));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private Enclosure around(BigInteger middle, BigInteger radius) {
        BigInteger spread = radius.add(ERROR);
        return reals.rounded(new Enclosure(middle.subtract(spread), middle.add(spread), -scale));
    }
}
