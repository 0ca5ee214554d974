package dev.assay.math;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Random expressions with rational values, and changes to them that keep the value or may not. */
final class RandomExpressions {
    private final SplittableRandom random;

    RandomExpressions(SplittableRandom random) {
        this.random = random;
    }

    Expression next(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf();
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> Expression.of(Operator.ADD, next(depth - 1), next(depth - 1));
            case 2 -> Expression.of(Operator.MULTIPLY, next(depth - 1), next(depth - 1));
            case 3 -> Expression.of(Operator.DIVIDE, next(depth - 1), Expression.of(random.nextInt(1, 20)));
            case 4 -> Expression.of(Operator.NEGATE, next(depth - 1));
            default -> Expression.of(Operator.POWER, next(depth - 1), Expression.of(random.nextInt(1, 4)));
        };
    }

    private Expression leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> new Expression.Variable("x");
            case 1 -> new Expression.Variable("y");
            default -> Expression.of(random.nextInt(0, 40));
        };
    }

    /** The same value, written in another way. */
    Expression rewritten(Expression expression) {
        Expression same = swapped(expression);
        int k = random.nextInt(2, 9);
        return switch (random.nextInt(5)) {
            case 0 -> Expression.of(Operator.ADD, same, Expression.of(0));
            case 1 ->
                Expression.of(
                        Operator.DIVIDE, Expression.of(Operator.MULTIPLY, same, Expression.of(k)), Expression.of(k));
            case 2 ->
                Expression.of(Operator.ADD, Expression.of(Operator.NEGATE, Expression.of(k)), Expression.of(k), same);
            case 3 -> Expression.of(Operator.NEGATE, Expression.of(Operator.NEGATE, same));
            default -> same;
        };
    }

    /** Sums and products in another order, products over sums multiplied out, squares written as products. */
    private Expression swapped(Expression expression) {
        return expression.fold(n -> n, c -> c, v -> v, operation -> {
            List<Expression> operands = new ArrayList<>();
            operation.operands().forEach(operand -> operands.add(swapped(operand)));
            Operator operator = operation.operator();
            if (operator == Operator.ADD || operator == Operator.MULTIPLY) {
                Collections.reverse(operands);
            }
            boolean sum = operands.get(0).is(Operator.ADD);
            if (operator == Operator.MULTIPLY && sum) {
                Expression factor = operands.get(1);
                return new Expression.Operation(
                        Operator.ADD,
                        ((Expression.Operation) operands.get(0))
                                .operands().stream()
                                        .map(term -> Expression.of(Operator.MULTIPLY, term, factor))
                                        .toList());
            }
            if (operator == Operator.POWER && operation.second().equals(Expression.of(2))) {
                return Expression.of(Operator.MULTIPLY, operands.get(0), operands.get(0));
            }
            return new Expression.Operation(operator, operands);
        });
    }

    /** The text with one digit, sign or letter replaced by another. */
    String changed(String text) {
        int start = random.nextInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = (start + i) % text.length();
            char here = text.charAt(at);
            String other = other(here);
            boolean command = at > 0 && Character.isLetter(text.charAt(at - 1));
            if (!other.isEmpty() && !command) {
                return text.substring(0, at) + other + text.substring(at + 1);
            }
        }
        return text + "+1";
    }

    private String other(char here) {
        if (here >= '1' && here <= '9') {
            return String.valueOf((char) ('1' + (here - '1' + random.nextInt(1, 9)) % 9));
        }
        return switch (here) {
            case 'x' -> "y";
            case 'y' -> "x";
            case '+' -> "-";
            default -> "";
        };
    }
}
