package dev.assay.math;

import dev.assay.math.Expression.Operation;
import java.util.List;

/** Writes {@code a \pm b} out as two values. All signs of one expression turn together. */
final class Signs {
    private Signs() {}

    static boolean hasBoth(Expression expression) {
        return (expression.parts() & Expression.BOTH_SIGNS) != 0;
    }

    /** The one or two values of an expression. */
    static List<Expression> expanded(Expression expression) {
        return hasBoth(expression) ? List.of(chosen(expression, true), chosen(expression, false)) : List.of(expression);
    }

    private static Expression chosen(Expression expression, boolean upper) {
        if (!(expression instanceof Operation operation)) {
            return expression;
        }
        List<Expression> operands = operation.operands().stream()
                .map(operand -> chosen(operand, upper))
                .toList();
        Operator operator = operation.operator();
        if (operator != Operator.PLUS_MINUS && operator != Operator.MINUS_PLUS) {
            return new Operation(operator, operands);
        }
        boolean plus = operator == Operator.PLUS_MINUS == upper;
        Expression second = plus ? operands.get(1) : Expression.of(Operator.NEGATE, operands.get(1));
        return Expression.of(Operator.ADD, operands.get(0), second);
    }
}
