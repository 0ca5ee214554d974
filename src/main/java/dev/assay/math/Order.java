package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import java.util.Map;

/** Orders real numbers, with both infinities. */
final class Order {
    private final Budget budget;

    Order(Budget budget) {
        this.budget = budget;
    }

    /**
     * Below 0, 0 or above 0.
     *
     * @throws NoValue where one of the two is no real number
     */
    int compare(Expression a, Expression b) {
        int first = infinite(a);
        int second = infinite(b);
        if (first != 0 || second != 0) {
            return Integer.compare(first, second);
        }
        try {
            ExactEvaluator exact = new ExactEvaluator(Map.of(), budget);
            Gaussian x = exact.value(a);
            Gaussian y = exact.value(b);
            if (x.isReal() && y.isReal()) {
                return x.re().compareTo(y.re());
            }
        } catch (NoValue none) {
            if (none.why() != NoValue.Why.IRRATIONAL) {
                throw none;
            }
        }
        return near(a, b);
    }

    private int near(Expression a, Expression b) {
        for (int bits = 208; bits <= 1344; bits += 1136) {
            Reals reals = new Reals(bits, budget);
            NumericEvaluator evaluator = new NumericEvaluator(reals, new Elementary(reals), Map.of(), true);
            Enclosure difference =
                    reals.subtract(evaluator.value(a).re(), evaluator.value(b).re());
            if (!difference.hasZero()) {
                return difference.isNegative() ? -1 : 1;
            }
        }
        return 0;
    }

    static int infinite(Expression expression) {
        if (expression == Constant.INFINITY) {
            return 1;
        }
        return expression.is(Operator.NEGATE) ? -infinite(((Operation) expression).first()) : 0;
    }
}
