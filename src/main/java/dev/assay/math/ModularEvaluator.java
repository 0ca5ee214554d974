package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.math.BigInteger;
import java.util.Map;

/**
 * The value of an expression modulo a prime. Two expressions that are equal have the same value; so values that differ prove
 * that the expressions do. Numbers far too big to write out are no trouble here.
 */
final class ModularEvaluator {
    /** The largest primes below 2^31: products of residues fit in a long, and are reduced without a division. */
    static final long[] PRIMES = {2147483647L, 2147483629L, 2147483587L, 2147483579L};

    private static final long MAX_FACTORIAL = 400_000;
    private static final int BITS = 31;
    private static final long MASK = (1L << BITS) - 1;

    private final long prime;
    private final long excess;
    private final Map<String, Long> residues;
    private final Budget budget;
    private final ExactEvaluator exact;

    ModularEvaluator(long prime, Map<String, Long> residues, Budget budget) {
        this.prime = prime;
        this.excess = (1L << BITS) - prime;
        this.residues = residues;
        this.budget = budget;
        exact = new ExactEvaluator(Map.of(), budget);
    }

    /** The residue, from 0 to below the prime. */
    long value(Expression expression) {
        budget.spend(1);
        return expression.fold(
                number -> divide(
                        residue(number.value().numerator()),
                        residue(number.value().denominator())),
                constant -> {
                    throw new NoValue(Why.UNSUPPORTED);
                },
                variable -> residueOf(variable.name()),
                this::operation);
    }

    private long residueOf(String name) {
        Long residue = residues.get(name);
        if (residue == null) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        return residue;
    }

    private long operation(Operation operation) {
        return switch (operation.operator()) {
            case ADD -> {
                long sum = 0;
                for (Expression term : operation.operands()) {
                    sum = added(sum, value(term));
                }
                yield sum;
            }
            case MULTIPLY -> {
                long product = 1;
                for (Expression factor : operation.operands()) {
                    product = reduced(product * value(factor));
                }
                yield product;
            }
            case DIVIDE -> divide(value(operation.first()), value(operation.second()));
            case NEGATE -> negated(value(operation.first()));
            case PERCENT -> divide(value(operation.first()), 100);
            case POWER -> power(operation);
            case FACTORIAL -> factorial(operation);
            case BINOMIAL -> binomial(operation);
            default -> throw new NoValue(Why.UNSUPPORTED);
        };
    }

    private long power(Operation operation) {
        Gaussian exponent = exact.value(operation.second());
        if (!exponent.isReal() || !exponent.re().isWhole()) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        long base = value(operation.first());
        BigInteger whole = exponent.whole();
        if (base == 0) {
            if (whole.signum() <= 0) {
                throw new NoValue(Why.UNDEFINED);
            }
            return 0;
        }
        return raised(base, whole.mod(BigInteger.valueOf(prime - 1)).longValue());
    }

    private long raised(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long left = exponent; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? reduced(result * square) : result;
            square = reduced(square * square);
        }
        return result;
    }

    private long factorial(Operation operation) {
        Gaussian of = exact.value(operation.first());
        if (!of.isReal() || !of.re().isWholeWithin(0, MAX_FACTORIAL)) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        long product = 1;
        int last = of.whole().intValue();
        budget.spend(last / 16);
        for (int i = 2; i <= last; i++) {
            product = reduced(product * i);
        }
        return product;
    }

    /** A binomial coefficient as a polynomial in its upper number. */
    private long binomial(Operation operation) {
        Gaussian chosen = exact.value(operation.second());
        if (operation.first().variables().isEmpty()) {
            Rational other = exact.value(operation.first()).re().minus(chosen.re());
            chosen = other.signum() >= 0 && other.compareTo(chosen.re()) < 0 ? Gaussian.of(other) : chosen;
        }
        if (!chosen.isReal() || !chosen.re().isWholeWithin(0, 1000)) {
            throw new NoValue(Why.UNSUPPORTED);
        }
        long top = value(operation.first());
        long product = 1;
        for (int i = 0; i < chosen.whole().intValue(); i++) {
            budget.spend(1);
            product = divide(reduced(product * added(top, negated(i))), i + 1L);
        }
        return product;
    }

    private long divide(long a, long b) {
        if (b == 1) {
            return a;
        }
        if (b == 0) {
            throw new NoValue(Why.UNDEFINED);
        }
        return reduced(a * raised(b, prime - 2));
    }

    private long added(long a, long b) {
        long sum = a + b;
        return sum >= prime ? sum - prime : sum;
    }

    private long negated(long a) {
        return a == 0 ? 0 : prime - a;
    }

    /** The residue of a product of residues. No division: what stands above 31 bits counts as often as 2^31 exceeds the prime. */
    private long reduced(long product) {
        long once = (product >>> BITS) * excess + (product & MASK);
        long twice = (once >>> BITS) * excess + (once & MASK);
        return twice >= prime ? twice - prime : twice;
    }

    private long residue(BigInteger whole) {
        return whole.bitLength() < 31 && whole.signum() >= 0
                ? reduced(whole.longValue())
                : whole.mod(BigInteger.valueOf(prime)).longValue();
    }
}
