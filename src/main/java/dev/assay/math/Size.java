package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * How big a number is that nobody can write out: its binary logarithm taken {@code level} times, between bounds. So
 * {@code 10^{10^{10}}} is at level 1 about 33 billion.
 */
record Size(int level, Enclosure log) {
    /** Finds sizes, with few bits: sizes only have to lie apart. */
    static final class Finder {
        private final Reals reals;
        private final Elementary elementary;
        private final ExactEvaluator exact;

        Finder(Budget budget) {
            reals = new Reals(96, budget);
            elementary = new Elementary(reals);
            exact = new ExactEvaluator(Map.of(), budget);
        }

        /** The size of the absolute value of an expression without variables that is not 0. */
        Size of(Expression expression) {
            try {
                Gaussian value = exact.value(expression);
                if (!value.isReal() || value.isZero()) {
                    throw new NoValue(Why.UNSUPPORTED);
                }
                return new Size(1, log2(reals.of(value.re().abs())));
            } catch (NoValue none) {
                if (none.why() == Why.UNDEFINED) {
                    throw none;
                }
            }
            return expression.fold(
                    number -> new Size(1, log2(reals.of(number.value().abs()))),
                    this::constant,
                    variable -> {
                        throw new NoValue(Why.UNSUPPORTED);
                    },
                    this::operation);
        }

        private Size constant(Expression constant) {
            Complex value = new NumericEvaluator(reals, elementary, Map.of(), true).value(constant);
            return new Size(1, log2(value.re()));
        }

        private Size operation(Operation operation) {
            return switch (operation.operator()) {
                case NEGATE, ABS -> of(operation.first());
                case MULTIPLY -> product(operation.operands());
                case DIVIDE -> ratio(of(operation.first()), of(operation.second()));
                case POWER -> power(operation.first(), operation.second());
                case FACTORIAL -> factorial(operation.first());
                case ADD -> sum(operation.operands());
                default ->
                    new Size(
                            1,
                            log2(new NumericEvaluator(reals, elementary, Map.of(), true)
                                    .value(operation)
                                    .re()));
            };
        }

        private Enclosure log2(Enclosure x) {
            Enclosure size = x.isNegative() ? x.negate() : x;
            return reals.divide(elementary.ln(size), elementary.ln(Enclosure.of(2)));
        }

        private Size product(List<Expression> factors) {
            Size total = of(factors.get(0));
            for (Expression factor : factors.subList(1, factors.size())) {
                Size next = of(factor);
                if (total.level() == 1 && next.level() == 1) {
                    total = new Size(1, reals.add(total.log(), next.log()));
                } else {
                    total = widened(total.level() >= next.level() ? total : next);
                }
            }
            return total;
        }

        private Size ratio(Size top, Size bottom) {
            if (top.level() != 1 || bottom.level() != 1) {
                throw new NoValue(Why.UNSUPPORTED);
            }
            return new Size(1, reals.subtract(top.log(), bottom.log()));
        }

        /** A size that also holds numbers a little smaller or bigger at its level. */
        private Size widened(Size size) {
            Enclosure unit = new Enclosure(BigInteger.ONE.negate(), BigInteger.ONE, 0);
            return new Size(size.level(), reals.add(size.log(), unit));
        }

        private Size power(Expression base, Expression exponent) {
            Size size = of(base);
            if (size.level() != 1 || !size.log().isPositive()) {
                throw new NoValue(Why.UNSUPPORTED);
            }
            try {
                Gaussian whole = exact.value(exponent);
                if (whole.isReal()) {
                    return new Size(1, reals.multiply(size.log(), reals.of(whole.re())));
                }
            } catch (NoValue none) {
                if (none.why() == Why.UNDEFINED) {
                    throw none;
                }
            }
            Size power = of(exponent);
            if (power.level() == 1) {
                return new Size(2, reals.add(power.log(), log2(size.log())));
            }
            return widened(new Size(power.level() + 1, power.log()));
        }

        private Size factorial(Expression of) {
            try {
                Gaussian n = exact.value(of);
                return new Size(1, stirling(reals.of(n.re())));
            } catch (NoValue none) {
                Size size = of(of);
                if (size.level() == 1) {
                    Enclosure logLog = log2(size.log());
                    Enclosure slack = new Enclosure(BigInteger.ONE.negate(), BigInteger.ZERO, 0);
                    return new Size(2, reals.add(reals.add(size.log(), logLog), slack));
                }
                return widened(new Size(size.level() + 1, size.log()));
            }
        }

        /** The binary logarithm of n! for n above 1: Stirling's series with its remainder. */
        private Enclosure stirling(Enclosure n) {
            Enclosure ln = elementary.ln(n);
            Enclosure main = reals.subtract(reals.multiply(n, ln), n);
            Enclosure rest = elementary.ln(reals.multiply(reals.multiply(Enclosure.of(2), elementary.pi()), n));
            Enclosure remainder = new Enclosure(BigInteger.ZERO, BigInteger.ONE, -3);
            Enclosure sum = reals.add(reals.add(main, reals.divide(rest, Enclosure.of(2))), remainder);
            return reals.divide(sum, elementary.ln(Enclosure.of(2)));
        }

        private Size sum(List<Expression> terms) {
            Size first = of(terms.get(0));
            for (Expression term : terms.subList(1, terms.size())) {
                Size next = of(term);
                if (first.level() != 1 || next.level() != 1) {
                    throw new NoValue(Why.UNSUPPORTED);
                }
                Enclosure difference = reals.subtract(first.log(), next.log());
                Enclosure two = Enclosure.of(2);
                if (reals.subtract(difference, two).isPositive()) {
                    first = widened(first);
                } else if (reals.add(difference, two).isNegative()) {
                    first = widened(next);
                } else {
                    throw new NoValue(Why.UNSURE);
                }
            }
            return first;
        }

        /** Whether two sizes cannot be of one number. */
        boolean apart(Size a, Size b) {
            Size low = a.level() <= b.level() ? a : b;
            Size high = a.level() <= b.level() ? b : a;
            while (low.level() < high.level()) {
                if (!low.log().isPositive()) {
                    return true;
                }
                low = new Size(low.level() + 1, log2(low.log()));
            }
            return reals.apart(low.log(), high.log());
        }
    }
}
