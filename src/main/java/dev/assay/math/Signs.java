package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code a \pm b} out as two values. All signs of one expression turn together. */
final class Signs {
    private static final int MOST_TUPLES = 16;

    private Signs() {}

    static boolean hasBoth(Expression expression) {
        return (expression.parts() & Expression.BOTH_SIGNS) != 0;
    }

    /** The one or two values of an expression. */
    static List<Expression> expanded(Expression expression) {
        return hasBoth(expression) ? List.of(chosen(expression, true), chosen(expression, false)) : List.of(expression);
    }

    static boolean hasBoth(Bracket tuple) {
        for (Form item : tuple.items()) {
            if (item instanceof Scalar scalar && hasBoth(scalar.value())) {
                return true;
            }
        }
        return false;
    }

    /** The tuples of a tuple with both signs in some elements, each by itself; only this one where there are none or too many. */
    static List<Bracket> expanded(Bracket tuple) {
        List<List<Form>> all = List.of(List.of());
        for (Form item : tuple.items()) {
            List<Form> values = item instanceof Scalar scalar
                    ? expanded(scalar.value()).stream()
                            .map(value -> (Form) new Scalar(value))
                            .toList()
                    : List.of(item);
            List<List<Form>> longer = new ArrayList<>();
            for (List<Form> before : all) {
                for (Form value : values) {
                    List<Form> items = new ArrayList<>(before);
                    items.add(value);
                    longer.add(items);
                }
            }
            if (longer.size() > MOST_TUPLES) {
                return List.of(tuple);
            }
            all = longer;
        }
        return all.stream()
                .map(items -> new Bracket(tuple.name(), tuple.open(), tuple.close(), items))
                .toList();
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
