package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.util.List;
import java.util.Map;

/** Bounds for the value of an expression at a point, with a set number of bits. */
final class NumericEvaluator {
    private final Reals reals;
    private final Elementary elementary;
    private final Map<String, Rational> point;
    private final ExactEvaluator exact;
    private final boolean real;
    private final ComplexFunctions functions;

    /**
     * An evaluator at a point.
     *
     * @param real whether only real numbers count, so that the root of a negative number is undefined
     */
    NumericEvaluator(Reals reals, Elementary elementary, Map<String, Rational> point, boolean real) {
        this.reals = reals;
        this.elementary = elementary;
        this.point = point;
        this.real = real;
        functions = new ComplexFunctions(reals, elementary, real);
        exact = new ExactEvaluator(point, reals.budget());
    }

    /**
     * Bounds of the value.
     *
     * @throws NoValue where there is none
     */
    Complex value(Expression expression) {
        return expression.fold(
                number -> Complex.of(reals.of(number.value())),
                this::constant,
                variable -> Complex.of(reals.of(variable(variable.name()))),
                this::operation);
    }

    private Complex constant(Constant constant) {
        return switch (constant) {
            case PI -> Complex.of(elementary.pi());
            case E -> Complex.of(elementary.exp(Enclosure.of(1)));
            case I -> new Complex(Enclosure.ZERO, Enclosure.of(1));
            case INFINITY -> throw new NoValue(Why.UNDEFINED);
        };
    }

    private Rational variable(String name) {
        Rational value = point.get(name);
        if (value == null) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return value;
    }

    private Complex operation(Operation operation) {
        return switch (operation.operator()) {
            case ADD -> sum(operation.operands());
            case MULTIPLY -> product(operation.operands());
            case DIVIDE -> value(operation.first()).over(value(operation.second()), reals);
            case NEGATE -> value(operation.first()).negate();
            case PERCENT -> value(operation.first()).over(Complex.of(Enclosure.of(100)), reals);
            case POWER -> power(operation.first(), operation.second());
            case ROOT -> functions.root(value(operation.first()), index(operation.second()));
            case ABS -> Complex.of(functions.absolute(value(operation.first())));
            case CONJUGATE -> ComplexFunctions.conjugate(value(operation.first()));
            case REAL_PART -> Complex.of(value(operation.first()).re());
            case IMAGINARY_PART -> Complex.of(value(operation.first()).im());
            case MIN, MAX -> extreme(operation);
            case BINOMIAL -> binomial(operation);
            case DEGREE ->
                Complex.of(
                        reals.divide(reals.multiply(realValue(operation.first()), elementary.pi()), Enclosure.of(180)));
            case SUM, PRODUCT -> series(operation);
            case FLOOR, CEILING -> rounded(operation);
            case EXP -> functions.exp(value(operation.first()));
            case LN -> functions.ln(value(operation.first()));
            case LOG ->
                operation.operands().size() == 1
                        ? functions.ln(value(operation.first()))
                        : functions.ln(value(operation.second())).over(functions.ln(value(operation.first())), reals);
            case FACTORIAL, GCD, LCM -> exactly(operation);
            case OPAQUE, PLUS_MINUS, MINUS_PLUS -> throw new NoValue(Why.UNSUPPORTED);
            default ->
                Complex.of(new Trigonometry(reals, elementary)
                        .value(operation.operator(), realValue(operation.first()), special(operation.first())));
        };
    }

    private Complex exactly(Expression expression) {
        Gaussian value = exact.value(expression);
        return new Complex(reals.of(value.re()), value.isReal() ? Enclosure.ZERO : reals.of(value.im()));
    }

    /** Whether the argument is exactly 1 or -1, where arc functions have ends. */
    private int special(Expression argument) {
        try {
            Gaussian value = exact.value(argument);
            return value.isReal() && value.re().abs().equals(Rational.ONE)
                    ? value.re().signum()
                    : 0;
        } catch (NoValue none) {
            return 0;
        }
    }

    private Complex sum(List<Expression> terms) {
        Complex sum = Complex.of(Enclosure.ZERO);
        for (Expression term : terms) {
            sum = sum.plus(value(term), reals);
        }
        return sum;
    }

    private Complex product(List<Expression> factors) {
        Complex product = Complex.of(Enclosure.of(1));
        for (Expression factor : factors) {
            product = product.times(value(factor), reals);
        }
        return product;
    }

    private Enclosure realValue(Expression expression) {
        Complex value = value(expression);
        if (!value.isReal()) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return value.re();
    }

    private int index(Expression expression) {
        Gaussian index = exact.value(expression);
        if (!index.isReal() || !index.re().isWholeWithin(2, 64)) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return index.whole().intValue();
    }

    private Complex power(Expression base, Expression exponent) {
        Rational fraction;
        try {
            Gaussian value = exact.value(exponent);
            if (!value.isReal()) {
                return general(base, exponent);
            }
            fraction = value.re();
        } catch (NoValue none) {
            if (none.why() == Why.IRRATIONAL) {
                return general(base, exponent);
            }
            throw none;
        }
        Complex value = value(base);
        if (value.isExactZero() && fraction.signum() <= 0) {
            throw new NoValue(Why.UNDEFINED);
        }
        if (fraction.isWholeWithin(-4096, 4096)) {
            int whole = fraction.numerator().intValue();
            Complex size = functions.whole(value, whole < 0 ? -whole : whole);
            return whole < 0 ? Complex.of(Enclosure.of(1)).over(size, reals) : size;
        }
        if (!fraction.isWhole()
                && fraction.denominator().bitLength() <= 6
                && fraction.numerator().bitLength() <= 12) {
            int whole = fraction.numerator().intValue();
            Complex size = functions.whole(
                    functions.root(value, fraction.denominator().intValue()), whole < 0 ? -whole : whole);
            return whole < 0 ? Complex.of(Enclosure.of(1)).over(size, reals) : size;
        }
        return general(base, exponent);
    }

    /** {@code z^w = functions.exp(w ln z)}. */
    private Complex general(Expression base, Expression exponent) {
        Complex power = value(exponent);
        if (base == Constant.E) {
            return functions.exp(power);
        }
        return functions.exp(power.times(functions.ln(value(base)), reals));
    }

    private Complex extreme(Operation operation) {
        Enclosure best = realValue(operation.first());
        for (Expression operand : operation.operands()) {
            Enclosure next = realValue(operand);
            Enclosure difference = reals.subtract(next, best);
            boolean better = operation.operator() == Operator.MAX ? difference.isPositive() : difference.isNegative();
            best = better ? next : best;
        }
        return Complex.of(best);
    }

    private Complex binomial(Operation operation) {
        Gaussian chosen = exact.value(operation.second());
        if (!chosen.isReal() || !chosen.re().isWholeWithin(0, 200)) {
            return exactly(operation);
        }
        Complex top = value(operation.first());
        Complex product = Complex.of(Enclosure.of(1));
        for (int i = 0; i < chosen.whole().intValue(); i++) {
            Complex factor = top.plus(Complex.of(Enclosure.of(-i)), reals);
            product = product.times(factor, reals).over(Complex.of(Enclosure.of(i + 1L)), reals);
        }
        return product;
    }

    private Complex rounded(Operation operation) {
        Enclosure value = realValue(operation.first());
        Enclosure whole = value.exponent() < 0 ? value : value.at(0);
        int shift = -whole.exponent();
        boolean up = operation.operator() == Operator.CEILING;
        java.math.BigInteger low = up
                ? whole.low().negate().shiftRight(shift).negate()
                : whole.low().shiftRight(shift);
        java.math.BigInteger high = up
                ? whole.high().negate().shiftRight(shift).negate()
                : whole.high().shiftRight(shift);
        if (!low.equals(high)) {
            return exactly(operation);
        }
        return Complex.of(reals.rounded(Enclosure.of(low)));
    }

    /** A sum or product with its index running, as far as the exact evaluator would go. */
    private Complex series(Operation operation) {
        Gaussian from = exact.value(operation.second());
        Gaussian to = exact.value(operation.operands().get(2));
        if (!from.isReal()
                || !to.isReal()
                || !from.re().isWholeWithin(-10_000, 10_000)
                || !to.re().isWholeWithin(-10_000, 10_000)
                || to.whole().subtract(from.whole()).intValue() > 1000) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        boolean sum = operation.operator() == Operator.SUM;
        String index = operation.first().fold(n -> "", c -> "", Expression.Variable::name, o -> "");
        Complex total = Complex.of(Enclosure.of(sum ? 0 : 1));
        for (int i = from.whole().intValue(); i <= to.whole().intValue(); i++) {
            reals.budget().spend(32);
            Map<String, Rational> inner = new java.util.HashMap<>(point);
            inner.put(index, Rational.of(i));
            Complex term = new NumericEvaluator(reals, elementary, inner, real)
                    .value(operation.operands().get(3));
            total = sum ? total.plus(term, reals) : total.times(term, reals);
        }
        return total;
    }
}
