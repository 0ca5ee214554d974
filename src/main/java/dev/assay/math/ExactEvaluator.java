package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The exact value of an expression, where it is a rational or Gaussian rational number of bounded size. */
final class ExactEvaluator {
    /** Numbers with more bits are not multiplied out. */
    static final int MAX_BITS = 1 << 15;

    private static final int MAX_TERMS = 2000;

    private final Map<String, Rational> point;
    private final Budget budget;
    private final Factorials factorials;

    /** An evaluator at a point: the values of the variables. */
    ExactEvaluator(Map<String, Rational> point, Budget budget) {
        this(point, budget, new Factorials());
    }

    ExactEvaluator(Map<String, Rational> point, Budget budget, Factorials factorials) {
        this.point = new HashMap<>(point);
        this.budget = budget;
        this.factorials = factorials;
    }

    /**
     * The value.
     *
     * @throws NoValue where there is none of this kind
     */
    Gaussian value(Expression expression) {
        budget.spend(2);
        Gaussian value = expression.fold(
                number -> Gaussian.of(number.value()),
                ExactEvaluator::constant,
                variable -> variable(variable.name()),
                this::operation);
        if (value.bits() > 2 * MAX_BITS) {
            throw new NoValue(Why.TOO_BIG);
        }
        budget.spend(value.bits() / 64);
        return value;
    }

    private static Gaussian constant(Constant constant) {
        if (constant == Constant.I) {
            return new Gaussian(Rational.ZERO, Rational.ONE);
        }
        throw new NoValue(constant == Constant.INFINITY ? Why.UNDEFINED : Why.IRRATIONAL);
    }

    private Gaussian variable(String name) {
        Rational value = point.get(name);
        if (value == null) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return Gaussian.of(value);
    }

    private Gaussian operation(Operation operation) {
        return switch (operation.operator()) {
            case ADD -> sum(operation.operands());
            case MULTIPLY -> product(operation.operands());
            case DIVIDE -> value(operation.first()).times(inverse(value(operation.second())));
            case NEGATE -> value(operation.first()).negate();
            case PERCENT -> value(operation.first()).times(Gaussian.of(Rational.of(1, 100)));
            case POWER -> power(value(operation.first()), value(operation.second()));
            case ROOT -> root(value(operation.first()), value(operation.second()));
            case FACTORIAL -> factorial(value(operation.first()));
            case BINOMIAL -> binomial(value(operation.first()), value(operation.second()));
            case ABS -> absolute(value(operation.first()));
            case FLOOR -> Gaussian.of(Rational.of(real(operation.first()).floor()));
            case CEILING ->
                Gaussian.of(Rational.of(real(operation.first()).negate().floor().negate()));
            case CONJUGATE -> conjugate(value(operation.first()));
            case REAL_PART -> Gaussian.of(value(operation.first()).re());
            case IMAGINARY_PART -> Gaussian.of(value(operation.first()).im());
            case GCD, LCM, MIN, MAX -> folded(operation);
            case SUM, PRODUCT -> series(operation);
            case OPAQUE, PLUS_MINUS, MINUS_PLUS -> throw new NoValue(Why.UNSUPPORTED);
            case LOG -> logarithm(operation);
            default -> {
                operation.operands().forEach(this::value);
                throw new NoValue(Why.IRRATIONAL);
            }
        };
    }

    private Gaussian logarithm(Operation operation) {
        if (operation.operands().size() < 2) {
            value(operation.first());
            throw new NoValue(Why.IRRATIONAL);
        }
        Gaussian base = value(operation.first());
        Gaussian number = value(operation.second());
        budget.spend(64);
        return base.isReal()
                        && number.isReal()
                        && base.re().signum() > 0
                        && number.re().signum() > 0
                ? Logarithms.rational(base.re(), number.re())
                        .map(Gaussian::of)
                        .orElseThrow(() -> new NoValue(Why.IRRATIONAL))
                : irrational();
    }

    private static Gaussian irrational() {
        throw new NoValue(Why.IRRATIONAL);
    }

    private Gaussian sum(List<Expression> terms) {
        Gaussian sum = Gaussian.of(Rational.ZERO);
        for (Expression term : terms) {
            sum = sum.plus(value(term));
        }
        return sum;
    }

    private Gaussian product(List<Expression> factors) {
        return product(factors, 0, factors.size());
    }

    /** The product by halves, so that long ones are of numbers of one size. */
    private Gaussian product(List<Expression> factors, int from, int to) {
        int half = (from + to) / 2;
        return half == from
                ? value(factors.get(from))
                : product(factors, from, half).times(product(factors, half, to));
    }

    private static Gaussian inverse(Gaussian value) {
        if (value.isZero()) {
            throw new NoValue(Why.UNDEFINED);
        }
        return value.inverse();
    }

    private static Gaussian power(Gaussian base, Gaussian exponent) {
        if (!exponent.isReal()) {
            throw new NoValue(Why.IRRATIONAL);
        }
        if (base.isZero()) {
            if (exponent.re().signum() <= 0) {
                throw new NoValue(Why.UNDEFINED);
            }
            return base;
        }
        if (!exponent.re().isWhole()) {
            Rational part = exponent.re();
            Gaussian root = root(base, Gaussian.of(Rational.of(part.denominator())));
            return power(root, Gaussian.of(Rational.of(part.numerator())));
        }
        boolean unit = base.isReal() && base.re().abs().equals(Rational.ONE);
        if (unit) {
            return exponent.whole().testBit(0) ? base : Gaussian.ONE;
        }
        if (exponent.whole().bitLength() > 20
                || (long) base.bits() * exponent.whole().abs().intValue() > MAX_BITS * 2L) {
            throw new NoValue(Why.TOO_BIG);
        }
        int power = exponent.whole().intValue();
        return power < 0 ? inverse(base.power(-power)) : base.power(power);
    }

    private static Gaussian root(Gaussian base, Gaussian index) {
        if (!base.isReal() || !index.isReal() || !index.re().isWholeWithin(1, 64)) {
            throw new NoValue(Why.IRRATIONAL);
        }
        int degree = index.whole().intValue();
        Rational radicand = base.re();
        if (radicand.signum() < 0 && degree % 2 == 0) {
            if (degree != 2) {
                throw new NoValue(Why.IRRATIONAL);
            }
            Gaussian size = root(Gaussian.of(radicand.negate()), index);
            return new Gaussian(Rational.ZERO, size.re());
        }
        Rational size = radicand.abs();
        Rational root = new Rational(Roots.exact(size.numerator(), degree), Roots.exact(size.denominator(), degree));
        return Gaussian.of(radicand.signum() < 0 ? root.negate() : root);
    }

    private Gaussian factorial(Gaussian of) {
        if (!of.isReal() || !of.re().isWhole() || of.re().signum() < 0) {
            throw new NoValue(Why.UNDEFINED);
        }
        if (!of.re().isWholeWithin(0, MAX_TERMS * 2L)) {
            throw new NoValue(Why.TOO_BIG);
        }
        BigInteger product = factorials.factorial(of.whole().intValue());
        budget.spend(of.whole().longValue() + product.bitLength() / 64);
        return Gaussian.of(Rational.of(product));
    }

    private Gaussian binomial(Gaussian top, Gaussian bottom) {
        if (!top.isReal() || !bottom.isReal() || !bottom.re().isWhole()) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        Rational chosen = bottom.re();
        if (top.re().isWhole() && top.re().signum() >= 0) {
            Rational other = top.re().minus(chosen);
            chosen = other.compareTo(chosen) < 0 ? other : chosen;
        }
        if (chosen.signum() < 0) {
            return Gaussian.of(Rational.ZERO);
        }
        if (!chosen.isWholeWithin(0, MAX_TERMS)) {
            throw new NoValue(Why.TOO_BIG);
        }
        int count = chosen.numerator().intValue();
        if (top.re().isWholeWithin(count, Factorials.MAX)) {
            int last = top.re().numerator().intValue();
            budget.spend(1 + count * 2L);
            return Gaussian.of(
                    Rational.of(Factorials.product(last - count + 1, last).divide(Factorials.product(1, count))));
        }
        Rational product = Rational.ONE;
        for (int i = 0; i < count; i++) {
            product = product.times(top.re().minus(Rational.of(i)).dividedBy(Rational.of(i + 1L)));
            budget.spend(1 + product.bits() / 64);
        }
        return Gaussian.of(product);
    }

    private static Gaussian absolute(Gaussian value) {
        if (value.isReal()) {
            return Gaussian.of(value.re().abs());
        }
        Rational norm = value.re().times(value.re()).plus(value.im().times(value.im()));
        return root(Gaussian.of(norm), Gaussian.of(Rational.of(2)));
    }

    private static Gaussian conjugate(Gaussian value) {
        return new Gaussian(value.re(), value.im().negate());
    }

    private Rational real(Expression expression) {
        Gaussian value = value(expression);
        if (!value.isReal()) {
            throw new NoValue(Why.UNDEFINED);
        }
        return value.re();
    }

    private Gaussian folded(Operation operation) {
        Rational result = real(operation.first());
        for (Expression operand : operation.operands()) {
            Rational next = real(operand);
            result = switch (operation.operator()) {
                case MIN -> next.compareTo(result) < 0 ? next : result;
                case MAX -> next.compareTo(result) > 0 ? next : result;
                default -> divisor(operation.operator(), result, next);
            };
        }
        return Gaussian.of(result);
    }

    private static Rational divisor(Operator operator, Rational first, Rational second) {
        if (!first.isWhole() || !second.isWhole()) {
            throw new NoValue(Why.UNDEFINED);
        }
        BigInteger common = first.numerator().gcd(second.numerator());
        if (operator == Operator.GCD || common.signum() == 0) {
            return Rational.of(common);
        }
        return Rational.of(first.numerator().multiply(second.numerator()).abs().divide(common));
    }

    /** A sum or product with its index running. */
    private Gaussian series(Operation operation) {
        Rational from = real(operation.second());
        Rational to = real(operation.operands().get(2));
        if (!from.isWholeWithin(-1_000_000, 1_000_000) || !to.isWhole()) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        long terms = to.minus(from).numerator().bitLength() > 40
                ? Long.MAX_VALUE
                : to.minus(from).numerator().longValue() + 1;
        if (terms > MAX_TERMS) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        String index = operation.first().fold(n -> "", c -> "", Expression.Variable::name, o -> "");
        boolean sum = operation.operator() == Operator.SUM;
        Gaussian total = Gaussian.of(sum ? Rational.ZERO : Rational.ONE);
        Rational outer = point.getOrDefault(index, Rational.ZERO);
        boolean shadows = point.containsKey(index);
        for (long i = 0; i < terms; i++) {
            point.put(index, from.plus(Rational.of(i)));
            Gaussian term = value(operation.operands().get(3));
            total = sum ? total.plus(term) : total.times(term);
            budget.spend(total.bits() / 64);
            if (total.bits() > 2 * MAX_BITS) {
                throw new NoValue(Why.TOO_BIG);
            }
        }
        point.remove(index);
        if (shadows) {
            point.put(index, outer);
        }
        return total;
    }
}
