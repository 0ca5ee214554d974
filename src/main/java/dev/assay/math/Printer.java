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
        return value.isWhole() ? value.toString() : "\\frac{%s}{%s}".formatted(value.numerator(), value.denominator());
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
            case DIVIDE -> "\\frac{%s}{%s}".formatted(parts.get(0), parts.get(1));
            case NEGATE -> "-1".equals("-" + parts.get(0)) ? "-1" : "(-" + parts.get(0) + ")";
            case POWER -> "(%s)^{%s}".formatted(parts.get(0), parts.get(1));
            case ROOT -> "\\sqrt[%s]{%s}".formatted(parts.get(1), parts.get(0));
            case PLUS_MINUS -> "(%s\\pm %s)".formatted(parts.get(0), parts.get(1));
            case MINUS_PLUS -> "(%s\\mp %s)".formatted(parts.get(0), parts.get(1));
            case FACTORIAL -> "(%s)!".formatted(parts.get(0));
            case BINOMIAL -> "\\binom{%s}{%s}".formatted(parts.get(0), parts.get(1));
            case ABS -> "|%s|".formatted(parts.get(0));
            case FLOOR -> "\\lfloor %s\\rfloor ".formatted(parts.get(0));
            case CEILING -> "\\lceil %s\\rceil ".formatted(parts.get(0));
            case PERCENT -> "(%s)\\%%".formatted(parts.get(0));
            case DEGREE -> "(%s)^\\circ ".formatted(parts.get(0));
            case CONJUGATE -> "\\overline{%s}".formatted(parts.get(0));
            case LOG -> "\\log_{%s}(%s)".formatted(parts.get(0), parts.get(1));
            case SUM, PRODUCT ->
                "\\%s_{%s=%s}^{%s}(%s)"
                        .formatted(
                                operator == Operator.SUM ? "sum" : "prod",
                                parts.get(0),
                                parts.get(1),
                                parts.get(2),
                                parts.get(3));
            default -> "\\%s(%s)".formatted(operator.text(), String.join(",", parts));
        };
    }
}
