package dev.assay.math;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A mathematical expression with one value: a number, a constant, a variable, or an operation on expressions. */
sealed interface Expression {
    /** The bit of {@link #parts} for variables. */
    int VARIABLES = 1 << 8;

    /** The bit of {@link #parts} for operators with both signs. */
    int BOTH_SIGNS = 1 << 9;

    /** Calls the one function that fits. */
    <T> T fold(
            Function<? super Num, ? extends T> number,
            Function<? super Constant, ? extends T> constant,
            Function<? super Variable, ? extends T> variable,
            Function<? super Operation, ? extends T> operation);

    /** A bit for each kind of part that this has: one for each constant, one for variables, one for both signs. */
    int parts();

    /**
     * A number as written.
     *
     * @param value its exact value
     * @param places digits written behind the decimal point; -1 where there is no point, so that the number is exact
     * @param significant digits from the first that is not 0; of use where there is a point
     */
    record Num(Rational value, int places, int significant) implements Expression {
        static Num exact(Rational value) {
            return new Num(value, -1, 0);
        }

        @Override
        public int parts() {
            return 0;
        }

        @Override
        public <T> T fold(
                Function<? super Num, ? extends T> number,
                Function<? super Constant, ? extends T> constant,
                Function<? super Variable, ? extends T> variable,
                Function<? super Operation, ? extends T> operation) {
            return number.apply(this);
        }
    }

    /** A number with a name. */
    enum Constant implements Expression {
        PI(1),
        E(1 << 1),
        I(1 << 2),
        INFINITY(1 << 3);

        private final int part;

        Constant(int part) {
            this.part = part;
        }

        @Override
        public int parts() {
            return part;
        }

        @Override
        public <T> T fold(
                Function<? super Num, ? extends T> number,
                Function<? super Constant, ? extends T> constant,
                Function<? super Variable, ? extends T> variable,
                Function<? super Operation, ? extends T> operation) {
            return constant.apply(this);
        }
    }

    /** A letter, with its subscript and, for {@code f(x)}, its argument in its name. */
    record Variable(String name) implements Expression {
        /** Whether this is a function at an argument, as {@code f(x)}. */
        boolean isApplication() {
            return name.endsWith(")");
        }

        @Override
        public int parts() {
            return VARIABLES;
        }

        @Override
        public <T> T fold(
                Function<? super Num, ? extends T> number,
                Function<? super Constant, ? extends T> constant,
                Function<? super Variable, ? extends T> variable,
                Function<? super Operation, ? extends T> operation) {
            return variable.apply(this);
        }
    }

    /** An operator with its operands; {@code depth} is how deep operations are nested in it. */
    record Operation(Operator operator, List<Expression> operands, int depth, int parts) implements Expression {
        /** Deeper expressions are not made: evaluating them would take too much of the stack. */
        static final int MAX_DEPTH = 120;

        public Operation {
            operands = List.copyOf(operands);
            if (depth > MAX_DEPTH) {
                throw new Unreadable("operations nested more than %d deep".formatted(MAX_DEPTH));
            }
        }

        Operation(Operator operator, List<Expression> operands) {
            this(operator, operands, depthOf(operands) + 1, partsOf(operator, operands));
        }

        private static int partsOf(Operator operator, List<Expression> operands) {
            int parts = operator == Operator.PLUS_MINUS || operator == Operator.MINUS_PLUS ? BOTH_SIGNS : 0;
            for (Expression operand : operands) {
                parts |= operand.parts();
            }
            return parts;
        }

        private static int depthOf(List<Expression> operands) {
            int depth = 0;
            for (Expression operand : operands) {
                int inner = operand instanceof Operation operation ? operation.depth : 0;
                depth = depth < inner ? inner : depth;
            }
            return depth;
        }

        Expression first() {
            return operands.get(0);
        }

        Expression second() {
            return operands.get(1);
        }

        @Override
        public <T> T fold(
                Function<? super Num, ? extends T> number,
                Function<? super Constant, ? extends T> constant,
                Function<? super Variable, ? extends T> variable,
                Function<? super Operation, ? extends T> operation) {
            return operation.apply(this);
        }
    }

    static Expression of(long whole) {
        return Num.exact(Rational.of(whole));
    }

    static Expression of(Operator operator, Expression... operands) {
        return new Operation(operator, List.of(operands));
    }

    /** Whether this is an operation of this operator. */
    default boolean is(Operator operator) {
        return this instanceof Operation operation && operation.operator() == operator;
    }

    /** Adds the names of all variables; those bound by a sum or product stay out. */
    default void collectVariables(Set<String> into) {
        if ((parts() & VARIABLES) == 0) {
            return;
        }
        if (this instanceof Variable variable) {
            into.add(variable.name());
        } else if (this instanceof Operation operation) {
            if (operation.operator() == Operator.SUM || operation.operator() == Operator.PRODUCT) {
                Set<String> inner = new TreeSet<>();
                operation.operands().get(3).collectVariables(inner);
                operation.first().fold(n -> false, c -> false, v -> inner.remove(v.name()), o -> false);
                into.addAll(inner);
                operation.second().collectVariables(into);
                operation.operands().get(2).collectVariables(into);
            } else {
                operation.operands().forEach(operand -> operand.collectVariables(into));
            }
        }
    }

    /** Whether this constant is some part of this. */
    default boolean has(Constant constant) {
        return (parts() & constant.parts()) != 0;
    }

    /** Whether some part of this passes the test. */
    default boolean has(Predicate<Expression> test) {
        if (test.test(this)) {
            return true;
        }
        if (this instanceof Operation operation) {
            for (Expression operand : operation.operands()) {
                if (operand.has(test)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** This with an expression put in for a variable. */
    default Expression substitute(String variable, Expression replacement) {
        return fold(
                number -> number,
                constant -> constant,
                named -> named.name().equals(variable) ? replacement : named,
                operation -> new Operation(
                        operation.operator(),
                        operation.operands().stream()
                                .map(operand -> operand.substitute(variable, replacement))
                                .toList()));
    }

    /** The names of all variables. */
    default Set<String> variables() {
        Set<String> names = new TreeSet<>();
        collectVariables(names);
        return names;
    }
}
