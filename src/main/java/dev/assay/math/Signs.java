package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import java.util.ArrayList;
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

    static boolean hasBoth(Statement equation) {
        return equation.sides().stream().anyMatch(side -> side instanceof Scalar scalar && hasBoth(scalar.value()));
    }

    /** The equations that an equation with both signs stands for. */
    static Listing equations(Statement equation) {
        return new Listing(
                hasBoth(equation) ? List.of(turned(equation, true), turned(equation, false)) : List.of(equation), true);
    }

    private static Form turned(Statement equation, boolean upper) {
        return new Statement(turned(equation.sides(), upper), equation.signs());
    }

    /** How many elements of a tuple have both signs. */
    static int count(Bracket tuple) {
        int count = 0;
        for (Form item : tuple.items()) {
            count += item instanceof Scalar scalar && hasBoth(scalar.value()) ? 1 : 0;
        }
        return count;
    }

    /** The two tuples where the signs of all elements turn together. */
    static List<Form> together(Bracket tuple) {
        return List.of(turned(tuple, true), turned(tuple, false));
    }

    private static Form turned(Bracket tuple, boolean upper) {
        return new Bracket(tuple.name(), tuple.open(), tuple.close(), turned(tuple.items(), upper));
    }

    private static List<Form> turned(List<Form> forms, boolean upper) {
        return forms.stream()
                .map(form -> form instanceof Scalar scalar ? new Scalar(chosen(scalar.value(), upper)) : form)
                .toList();
    }

    /** All tuples where each element has its own sign. */
    static List<Form> apart(Bracket tuple) {
        List<List<Form>> tuples = List.of(List.of());
        for (Form item : tuple.items()) {
            List<Expression> values = item instanceof Scalar scalar ? expanded(scalar.value()) : List.of();
            List<List<Form>> longer = new ArrayList<>();
            for (List<Form> begun : tuples) {
                if (values.isEmpty()) {
                    longer.add(with(begun, item));
                }
                values.forEach(value -> longer.add(with(begun, new Scalar(value))));
            }
            tuples = longer;
        }
        return tuples.stream()
                .map(items -> (Form) new Bracket(tuple.name(), tuple.open(), tuple.close(), items))
                .toList();
    }

    private static List<Form> with(List<Form> items, Form next) {
        List<Form> all = new ArrayList<>(items);
        all.add(next);
        return all;
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
