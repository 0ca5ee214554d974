package dev.assay.math;

import dev.assay.math.Expression.Num;
import dev.assay.math.Expression.Operation;
import java.util.Optional;

/**
 * A number written with a decimal point, perhaps times a power of ten.
 *
 * @param value as it is written
 * @param halfUnit half a unit in the last digit: what rounding may have changed
 * @param significant digits
 */
record Decimal(Rational value, Rational halfUnit, int significant) {
    /** The decimal that an expression is, if it is one. */
    static Optional<Decimal> of(Expression expression) {
        if (expression instanceof Num number && number.places() >= 0) {
            Rational half = Rational.powerOfTen(-number.places()).times(Rational.HALF);
            return Optional.of(new Decimal(number.value(), half, number.significant()));
        }
        if (expression.is(Operator.NEGATE)) {
            return of(((Operation) expression).first())
                    .map(decimal -> new Decimal(decimal.value.negate(), decimal.halfUnit, decimal.significant));
        }
        if (expression.is(Operator.PERCENT)) {
            Rational hundredth = Rational.of(1, 100);
            return of(((Operation) expression).first()).map(decimal -> decimal.times(hundredth));
        }
        if (expression instanceof Operation product
                && product.operator() == Operator.MULTIPLY
                && product.operands().size() == 2) {
            return powerOfTen(product.second())
                    .flatMap(power -> of(product.first()).map(decimal -> decimal.times(power)));
        }
        return Optional.empty();
    }

    private Decimal times(Rational factor) {
        return new Decimal(value.times(factor), halfUnit.times(factor), significant);
    }

    private static Optional<Rational> powerOfTen(Expression expression) {
        if (!(expression instanceof Operation power) || power.operator() != Operator.POWER) {
            return Optional.empty();
        }
        boolean ten = power.first() instanceof Num base && base.value().equals(Rational.of(10));
        boolean negative = power.second().is(Operator.NEGATE);
        Expression exponent = negative ? ((Operation) power.second()).first() : power.second();
        if (!ten || !(exponent instanceof Num whole) || !whole.value().isWholeWithin(0, 400)) {
            return Optional.empty();
        }
        int size = whole.value().numerator().intValue();
        return Optional.of(Rational.powerOfTen(negative ? -size : size));
    }
}
