package dev.assay.math;

import dev.assay.math.Expression.Num;
import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code C_7^2} as 21 and {@code A_7^2} or {@code P_7^2} as 42, as they are written in China and elsewhere: of use where they are
 * compared with numbers, since the same could be the square of a variable.
 */
final class Counting {
    private static final int MOST_DIGITS = 4;

    private Counting() {}

    /** The number of choices of {@code k} things from {@code n}, or with any other letter than C that of arrangements. */
    static Expression of(String letter, Expression n, Expression k) {
        Expression choices = Expression.of(Operator.BINOMIAL, n, k);
        return letter.equals("C")
                ? choices
                : Expression.of(Operator.MULTIPLY, choices, Expression.of(Operator.FACTORIAL, k));
    }

    /** The expression with its numbers of choices read, where no variables are left then. */
    static Optional<Expression> read(Expression expression) {
        Expression read = rewritten(expression);
        return read.variables().isEmpty() ? Optional.of(read) : Optional.empty();
    }

    private static Expression rewritten(Expression expression) {
        return expression.fold(number -> number, constant -> constant, variable -> variable, Counting::rewritten);
    }

    private static Expression rewritten(Operation operation) {
        if (operation.operator() == Operator.POWER
                && operation.first() instanceof Variable variable
                && isCount(variable.name())
                && operation.second() instanceof Num power
                && power.value().isWhole()) {
            Expression from = Numerals.read(variable.name().substring(2));
            return of(variable.name().substring(0, 1), from, power);
        }
        return new Operation(
                operation.operator(),
                operation.operands().stream().map(Counting::rewritten).toList());
    }

    /** Whether these variables are all written as such numbers without their upper index. */
    static boolean areCounts(Set<String> variables) {
        for (String name : variables) {
            if (!isCount(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this variable is written as such a number without its upper index. */
    private static boolean isCount(String name) {
        return name.length() > 2
                && name.length() <= 2 + MOST_DIGITS
                && "CAP".indexOf(name.charAt(0)) >= 0
                && name.charAt(1) == '_'
                && name.chars().skip(2).allMatch(digit -> Scanner.isDigit((char) digit));
    }
}
