package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Num;
import dev.assay.math.Expression.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes expressions in one way, so that they can be compared as written, and read again. */
final class Printer {
    private Printer() {}

    /** The expression in LaTeX that {@link Parser} reads as the same value. */
    static String text(Expression expression) {
        return text(expression, false);
    }

    /** The same, with the operands of sums and products in order, so that equal lists of operands read the same. */
    static String canonical(Expression expression) {
        return text(expression, true);
    }

    private static String text(Expression expression, boolean sorted) {
        return expression.fold(
                Printer::number,
                Printer::constant,
                variable ->
                        variable.name().length() > 1 && variable.name().chars().allMatch(Character::isLetter)
                                ? "\\" + variable.name() + " "
                                : variable.name(),
                operation -> operation(operation, sorted));
    }

    private static String number(Num number) {
        Rational value = number.value();
        return value.isWhole() ? value.toString() : "\\frac{" + value.numerator() + "}{" + value.denominator() + "}";
    }

    /** In the one way for comparing, a logarithm to a base is a quotient of natural ones. */
    private static String log(List<String> parts, boolean sorted) {
        return sorted
                ? "\\frac{\\ln(" + parts.get(1) + ")}{\\ln(" + parts.get(0) + ")}"
                : "\\log_{" + parts.get(0) + "}(" + parts.get(1) + ")";
    }

    private static String constant(Constant constant) {
        return switch (constant) {
            case PI -> "\\pi ";
            case E -> "e";
            case I -> "i";
            case INFINITY -> "\\infty ";
        };
    }

    private static String operation(Operation operation, boolean sorted) {
        List<String> parts = new ArrayList<>();
        operation.operands().forEach(operand -> parts.add(text(operand, sorted)));
        Operator operator = operation.operator();
        if (sorted && (operator == Operator.ADD || operator == Operator.MULTIPLY)) {
            Collections.sort(parts);
        }
        return switch (operator) {
            case ADD -> "(" + String.join("+", parts) + ")";
            case MULTIPLY -> "(" + String.join("\\cdot ", parts) + ")";
            case DIVIDE -> "\\frac{" + parts.get(0) + "}{" + parts.get(1) + "}";
            case NEGATE -> parts.get(0).equals("1") ? "-1" : "(-" + parts.get(0) + ")";
            case POWER -> "(" + parts.get(0) + ")^{" + parts.get(1) + "}";
            case ROOT -> "\\sqrt[" + parts.get(1) + "]{" + parts.get(0) + "}";
            case PLUS_MINUS -> "(" + parts.get(0) + "\\pm " + parts.get(1) + ")";
            case MINUS_PLUS -> "(" + parts.get(0) + "\\mp " + parts.get(1) + ")";
            case FACTORIAL -> "(" + parts.get(0) + ")!";
            case BINOMIAL -> "\\binom{" + parts.get(0) + "}{" + parts.get(1) + "}";
            case ABS -> "|" + parts.get(0) + "|";
            case FLOOR -> "\\lfloor " + parts.get(0) + "\\rfloor ";
            case CEILING -> "\\lceil " + parts.get(0) + "\\rceil ";
            case PERCENT -> "(" + parts.get(0) + ")\\%";
            case DEGREE -> "(" + parts.get(0) + ")^\\circ ";
            case CONJUGATE -> "\\overline{" + parts.get(0) + "}";
            case LOG -> log(parts, sorted);
            case SUM, PRODUCT ->
                "\\%s_{%s=%s}^{%s}(%s)"
                        .formatted(
                                operator == Operator.SUM ? "sum" : "prod",
                                parts.get(0),
                                parts.get(1),
                                parts.get(2),
                                parts.get(3));
            default -> "\\" + operator.text() + "(" + String.join(",", parts) + ")";
        };
    }
}
