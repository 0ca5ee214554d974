package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of rational multiples of square roots, powers of pi and the imaginary unit, as {@code 2 + 3\sqrt5 - \pi i}. Roots of
 * different square-free numbers and powers of pi are linearly independent over the rationals, so two surds are equal if and
 * only if their terms are.
 */
record Surd(Map<Term, Rational> terms) {
    private static final int MAX_TERMS = 64;
    private static final int MAX_RADICAND_BITS = 40;
    /** Squares of smaller factors are taken out of roots; what is left below its square has no others. */
    private static final long MAX_FACTOR = 2000;

    Surd {
        terms = new TreeMap<>(terms);
        terms.values().removeIf(factor -> factor.signum() == 0);
        if (terms.size() > MAX_TERMS) {
            throw new NoValue(Why.UNSUPPORTED);
        }
    }

    /** {@code i^imaginary * sqrt(radicand) * pi^power}, where the radicand is square-free and above 0. */
    record Term(long radicand, int power, boolean imaginary) implements Comparable<Term> {
        static final Term ONE = new Term(1, 0, false);

        @Override
        public int compareTo(Term other) {
            int byRoot = Long.compare(radicand, other.radicand);
            int byPower = Integer.compare(power, other.power);
            return byRoot != 0 ? byRoot : byPower != 0 ? byPower : Boolean.compare(imaginary, other.imaginary);
        }
    }

    /**
     * The surd that an expression without variables is.
     *
     * @throws NoValue where it is none
     */
    static Surd of(Expression expression, Budget budget) {
        budget.spend(4);
        return expression.fold(
                number -> rational(number.value()),
                Surd::constant,
                variable -> {
                    throw new NoValue(Why.UNSUPPORTED);
                },
                operation -> operation(operation, budget));
    }

    private static Surd rational(Rational value) {
        return new Surd(Map.of(Term.ONE, value));
    }

    private static Surd constant(Constant constant) {
        return switch (constant) {
            case PI -> new Surd(Map.of(new Term(1, 1, false), Rational.ONE));
            case I -> new Surd(Map.of(new Term(1, 0, true), Rational.ONE));
            case E, INFINITY -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    private static Surd operation(Operation operation, Budget budget) {
        List<Surd> parts =
                operation.operands().stream().map(part -> of(part, budget)).toList();
        return switch (operation.operator()) {
            case ADD -> parts.stream().reduce(rational(Rational.ZERO), Surd::plus);
            case MULTIPLY -> parts.stream().reduce(rational(Rational.ONE), (a, b) -> a.times(b, budget));
            case NEGATE -> parts.get(0).scaled(Rational.of(-1));
            case PERCENT -> parts.get(0).scaled(Rational.of(1, 100));
            case DIVIDE -> parts.get(0).times(parts.get(1).inverse(budget), budget);
            case ROOT -> parts.get(0).root(parts.get(1));
            case POWER -> parts.get(0).power(parts.get(1).asRational(), budget);
            default -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    private Rational asRational() {
        if (terms.isEmpty()) {
            return Rational.ZERO;
        }
        Rational value = terms.get(Term.ONE);
        if (value == null || terms.size() > 1) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return value;
    }

    private Surd plus(Surd other) {
        Map<Term, Rational> sum = new TreeMap<>(terms);
        other.terms.forEach((term, factor) -> sum.merge(term, factor, Rational::plus));
        return new Surd(sum);
    }

    private Surd scaled(Rational factor) {
        Map<Term, Rational> scaled = new TreeMap<>();
        terms.forEach((term, value) -> scaled.put(term, value.times(factor)));
        return new Surd(scaled);
    }

    private Surd times(Surd other, Budget budget) {
        Map<Term, Rational> product = new TreeMap<>();
        terms.forEach((mine, a) -> other.terms.forEach((its, b) -> {
            budget.spend(2 + (a.bits() + b.bits()) / 64);
            if (a.bits() + b.bits() > ExactEvaluator.MAX_BITS) {
                throw new NoValue(Why.TOO_BIG);
            }
            long common = gcd(mine.radicand, its.radicand);
            Term term = new Term(
                    checked(mine.radicand / common, its.radicand / common),
                    mine.power + its.power,
                    mine.imaginary != its.imaginary);
            Rational sign = Rational.of(mine.imaginary && its.imaginary ? -common : common);
            product.merge(term, a.times(b).times(sign), Rational::plus);
        }));
        return new Surd(product);
    }

    private static long checked(long a, long b) {
        if (BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).bitLength() > MAX_RADICAND_BITS) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return a * b;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** One divided by this, where this has one term, or two without pi. */
    private Surd inverse(Budget budget) {
        if (terms.isEmpty()) {
            throw new NoValue(Why.UNDEFINED);
        }
        if (terms.size() == 1) {
            Term term = terms.keySet().iterator().next();
            Rational factor = terms.values().iterator().next();
            Rational size = factor.times(Rational.of(term.imaginary ? -term.radicand : term.radicand));
            return new Surd(Map.of(new Term(term.radicand, -term.power, term.imaginary), Rational.ONE.dividedBy(size)));
        }
        boolean plain = terms.size() == 2 && terms.keySet().stream().allMatch(term -> term.power == 0);
        if (!plain) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        Map<Term, Rational> turned = new TreeMap<>(terms);
        turned.computeIfPresent(new TreeMap<>(terms).lastKey(), (term, factor) -> factor.negate());
        Surd conjugate = new Surd(turned);
        return conjugate.times(times(conjugate, budget).inverse(budget), budget);
    }

    private Surd power(Rational exponent, Budget budget) {
        if (exponent.equals(Rational.HALF)) {
            return root(rational(Rational.of(2)));
        }
        if (!exponent.isWholeWithin(-12, 12)) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        int whole = exponent.numerator().intValue();
        Surd base = whole < 0 ? inverse(budget) : this;
        Surd result = rational(Rational.ONE);
        for (int i = 0; i < (whole < 0 ? -whole : whole); i++) {
            result = result.times(base, budget);
        }
        return result;
    }

    /** The square root of a rational number. */
    private Surd root(Surd index) {
        Rational radicand = asRational();
        BigInteger inside = radicand.numerator().multiply(radicand.denominator());
        if (!index.asRational().equals(Rational.of(2)) || inside.bitLength() > MAX_RADICAND_BITS) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        long rest = inside.abs().longValueExact();
        long square = 1;
        for (long factor = 2; factor * factor <= rest && factor < MAX_FACTOR; factor++) {
            while (rest % (factor * factor) == 0) {
                rest /= factor * factor;
                square *= factor;
            }
        }
        if (rest >= MAX_FACTOR * MAX_FACTOR) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        Rational factor = new Rational(BigInteger.valueOf(square), radicand.denominator());
        return rest == 0 ? rational(Rational.ZERO) : new Surd(Map.of(new Term(rest, 0, inside.signum() < 0), factor));
    }
}
