package dev.assay.math;

import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Exponential, logarithm, sine, cosine and arc tangent with bounds, by series in fixed point. Each takes the middle of an
 * enclosure, works with more bits than are kept, and widens the result by the argument's radius and by more than all rounding.
 */
final class Elementary {
    private static final int GUARD = 64;
    private static final BigInteger ERROR = BigInteger.ONE.shiftLeft(28);

    private final Reals reals;
    private final int scale;
    private Optional<BigInteger> pi = Optional.empty();
    private Optional<BigInteger> ln2 = Optional.empty();

    Elementary(Reals reals) {
        this.reals = reals;
        scale = reals.bits() + GUARD;
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
        int halvings = 12;
        BigInteger small = rest.shiftRight(halvings);
        BigInteger sum = one();
        BigInteger term = one();
        for (int n = 1; term.signum() != 0; n++) {
            term = times(term, small).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = times(sum, sum);
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
        int top = x.top();
        Enclosure unit = new Enclosure(x.low(), x.high(), x.exponent() - top);
        BigInteger middle = middle(unit);
        BigInteger ratio = middle.subtract(one()).shiftLeft(scale).divide(middle.add(one()));
        BigInteger log = artanh(ratio).shiftLeft(1).add(fixedLn2().multiply(BigInteger.valueOf(top)));
        BigInteger drift = BigInteger.valueOf(top).abs().shiftLeft(14);
        return around(log, radius(unit).shiftLeft(2).add(drift));
    }

    private BigInteger artanh(BigInteger x) {
        BigInteger square = times(x, x);
        BigInteger power = x;
        BigInteger sum = x;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = times(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
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
        BigInteger value = series(rest, phase % 2 == 1);
        BigInteger drift = turns.abs().shiftLeft(14);
        return around(phase >= 2 ? value.negate() : value, radius(x).add(drift));
    }

    /** Taylor's series of the cosine or the sine. */
    private BigInteger series(BigInteger x, boolean cosine) {
        BigInteger square = times(x, x);
        BigInteger term = cosine ? one() : x;
        BigInteger sum = term;
        for (long n = cosine ? 1 : 2; term.signum() != 0; n += 2) {
            term = times(term, square).divide(BigInteger.valueOf(n * (n + 1))).negate();
            sum = sum.add(term);
        }
        return sum;
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
            BigInteger hypotenuse =
                    one().shiftLeft(scale).add(argument.multiply(argument)).sqrt();
            argument = argument.shiftLeft(scale).divide(one().add(hypotenuse));
        }
        BigInteger square = times(argument, argument);
        BigInteger power = argument;
        BigInteger sum = argument;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = times(power, square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        BigInteger angle = sum.shiftLeft(halvings);
        if (steep) {
            BigInteger half = fixedPi().shiftRight(1);
            angle = (middle.signum() < 0 ? half.negate() : half).subtract(angle);
        }
        return around(angle, radius(x));
    }

    private BigInteger fixedPi() {
        if (pi.isEmpty()) {
            BigInteger value =
                    inverseArctan(5).shiftLeft(2).subtract(inverseArctan(239)).shiftLeft(2);
            pi = Optional.of(value);
        }
        return pi.orElseThrow();
    }

    /** The arc tangent of 1/n, for Machin's formula. */
    private BigInteger inverseArctan(int n) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger power = one().divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    private BigInteger fixedLn2() {
        if (ln2.isEmpty()) {
            ln2 = Optional.of(artanh(one().divide(BigInteger.valueOf(3))).shiftLeft(1));
        }
        return ln2.orElseThrow();
    }

    private void spend() {
        long words = (scale >> 6) + 1L;
        reals.budget().spend(32 + words * words * 4);
    }

    private BigInteger one() {
        return BigInteger.ONE.shiftLeft(scale);
    }

    /** The product, rounded towards 0, so that a series of ever smaller terms ends. */
    private BigInteger times(BigInteger a, BigInteger b) {
        BigInteger product = a.multiply(b);
        return product.signum() < 0 ? product.negate().shiftRight(scale).negate() : product.shiftRight(scale);
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
