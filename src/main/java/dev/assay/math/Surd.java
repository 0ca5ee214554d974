package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of rational multiples of square roots, powers of pi, logarithms of primes and the imaginary unit, as {@code 2 + 3\sqrt5
 * - \pi i}. Roots of different square-free numbers and powers of pi are linearly independent over the rationals, and so are pi
 * and logarithms of primes over the algebraic numbers (Baker 1966); so two surds of either kind are equal if and only if their
 * terms are.
 */
record Surd(Map<Term, Rational> terms) {
    private static final int MAX_TERMS = 64;
    private static final int MAX_RADICAND_BITS = 40;
    /** Squares of smaller factors are taken out of roots; what is left below its square has no others. */
    private static final long MAX_FACTOR = 2000;

    private static final Surd I_UNIT = new Surd(Map.of(new Term(1, 0, true, 1), Rational.ONE));

    Surd {
        terms = new TreeMap<>(terms);
        terms.values().removeIf(factor -> factor.signum() == 0);
        if (terms.size() > MAX_TERMS) {
            throw new NoValue(Why.UNSUPPORTED);
        }
    }

    /** {@code i^imaginary * sqrt(radicand) * pi^power * ln(log)}; the radicand is square-free, {@code log} a prime, or 1 for none. */
    record Term(long radicand, int power, boolean imaginary, long log) implements Comparable<Term> {
        static final Term ONE = root(1);

        static Term root(long radicand) {
            return new Term(radicand, 0, false, 1);
        }

        @Override
        public int compareTo(Term other) {
            int byRoot = Long.compare(radicand, other.radicand);
            int byPower = Integer.compare(power, other.power);
            int byLog = Long.compare(log, other.log);
            return byRoot != 0
                    ? byRoot
                    : byPower != 0 ? byPower : byLog != 0 ? byLog : Boolean.compare(imaginary, other.imaginary);
        }

        private boolean isLinear() {
            return power == 0 || (power == 1 && log == 1);
        }
    }

    /** Whether other terms here prove another value. */
    boolean isIndependentOf(Surd other) {
        boolean logs = hasLogs() || other.hasLogs();
        return !logs
                || (terms.keySet().stream().allMatch(Term::isLinear)
                        && other.terms.keySet().stream().allMatch(Term::isLinear));
    }

    private boolean hasLogs() {
        return terms.keySet().stream().anyMatch(term -> term.log != 1);
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
            case PI -> new Surd(Map.of(new Term(1, 1, false, 1), Rational.ONE));
            case I -> I_UNIT;
            case E, INFINITY -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    private static Surd operation(Operation operation, Budget budget) {
        if (operation.operator() == Operator.POWER && operation.first() == Constant.E) {
            return unit(of(operation.second(), budget), budget);
        }
        List<Surd> parts = new java.util.ArrayList<>(operation.operands().size());
        for (Expression operand : operation.operands()) {
            parts.add(of(operand, budget));
        }
        return switch (operation.operator()) {
            case ADD -> parts.stream().reduce(rational(Rational.ZERO), Surd::plus);
            case MULTIPLY -> parts.stream().reduce(rational(Rational.ONE), (a, b) -> a.times(b, budget));
            case NEGATE -> parts.get(0).scaled(Rational.of(-1));
            case PERCENT -> parts.get(0).scaled(Rational.of(1, 100));
            case DIVIDE -> parts.get(0).times(parts.get(1).inverse(budget), budget);
            case ROOT -> parts.get(0).root(parts.get(1));
            case POWER -> parts.get(0).power(parts.get(1).asRational(), budget);
            case DEGREE -> parts.get(0).times(constant(Constant.PI), budget).scaled(Rational.of(1, 180));
            case LN -> parts.get(0).ln();
            case EXP -> unit(parts.get(0), budget);
            case SIN -> parts.get(0).sine(Rational.ZERO);
            case COS -> parts.get(0).sine(Rational.HALF);
            case TAN ->
                parts.get(0)
                        .sine(Rational.ZERO)
                        .times(parts.get(0).sine(Rational.HALF).inverse(budget), budget);
            case COT ->
                parts.get(0)
                        .sine(Rational.HALF)
                        .times(parts.get(0).sine(Rational.ZERO).inverse(budget), budget);
            case SEC -> parts.get(0).sine(Rational.HALF).inverse(budget);
            case CSC -> parts.get(0).sine(Rational.ZERO).inverse(budget);
            default -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    /** How many times pi this is. */
    private Rational asAngle(boolean imaginary) {
        if (terms.isEmpty()) {
            return Rational.ZERO;
        }
        Rational angle = terms.get(new Term(1, 1, imaginary, 1));
        if (angle == null || terms.size() > 1) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return angle;
    }

    private Surd sine(Rational shift) {
        return Angles.sine(asAngle(false).plus(shift)).orElseThrow(() -> new NoValue(Why.UNSUPPORTED));
    }

    /** The exponential of a multiple of {@code i pi}. */
    private static Surd unit(Surd exponent, Budget budget) {
        Rational angle = exponent.asAngle(true);
        Surd sine = Angles.sine(angle).orElseThrow(() -> new NoValue(Why.UNSUPPORTED));
        Surd cosine = Angles.sine(angle.plus(Rational.HALF)).orElseThrow(() -> new NoValue(Why.UNSUPPORTED));
        return cosine.plus(sine.times(I_UNIT, budget));
    }

    private Surd ln() {
        Rational value = asRational();
        if (value.signum() <= 0) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        Map<Term, Rational> logs = new TreeMap<>();
        Logarithms.primes(value).forEach((prime, exponent) -> logs.put(new Term(1, 0, false, prime), exponent));
        return new Surd(logs);
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
            if (mine.log != 1 && its.log != 1) {
                throw new NoValue(Why.UNSUPPORTED);
            }
            long common = gcd(mine.radicand, its.radicand);
            Term term = new Term(
                    checked(mine.radicand / common, its.radicand / common),
                    mine.power + its.power,
                    mine.imaginary != its.imaginary,
                    mine.log * its.log);
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
        if (hasLogs()) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        if (terms.size() == 1) {
            Term term = terms.keySet().iterator().next();
            Rational factor = terms.values().iterator().next();
            Rational size = factor.times(Rational.of(term.imaginary ? -term.radicand : term.radicand));
            return new Surd(
                    Map.of(new Term(term.radicand, -term.power, term.imaginary, 1), Rational.ONE.dividedBy(size)));
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
        return rest == 0
                ? rational(Rational.ZERO)
                : new Surd(Map.of(new Term(rest, 0, inside.signum() < 0, 1), factor));
    }
}
