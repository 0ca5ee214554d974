package dev.assay.math;

import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Decides whether two equations have one set of solutions: the differences of their sides are proportional, or one solves the other. */
final class EquationEquality {
    private static final int BITS = 208;

    private final Budget budget;

    EquationEquality(Budget budget) {
        this.budget = budget;
    }

    Equality compare(Statement gold, Statement answer) {
        if (gold.sides().size() != 2 || answer.sides().size() != 2) {
            return Verdicts.undecided("chains of equations");
        }
        Expression wanted = difference(gold);
        Expression given = difference(answer);
        Set<String> variables = new TreeSet<>(wanted.variables());
        variables.addAll(given.variables());
        if (!wanted.variables().equals(given.variables())) {
            return Verdicts.different("equations in other variables");
        }
        try {
            return proportional(wanted, given, variables)
                    ? Verdicts.equal("equations with proportional sides, by values at points")
                    : solved(gold, answer, wanted, given);
        } catch (NoValue none) {
            return Verdicts.undecided("equations that nothing here evaluates");
        }
    }

    private static Expression difference(Statement statement) {
        Expression left = Parser.scalar(statement.first());
        Expression right = Parser.scalar(statement.last());
        return Expression.of(Operator.ADD, left, Expression.of(Operator.NEGATE, right));
    }

    private boolean proportional(Expression wanted, Expression given, Set<String> variables) {
        try {
            return proportionalModulo(wanted, given, variables);
        } catch (NoValue none) {
            return proportionalNear(wanted, given, variables);
        }
    }

    private boolean proportionalModulo(Expression wanted, Expression given, Set<String> variables) {
        SplittableRandom random = new SplittableRandom(99_991);
        for (long prime : ModularEvaluator.PRIMES) {
            ModularEvaluator one = new ModularEvaluator(prime, residues(variables, prime, random), budget);
            ModularEvaluator two = new ModularEvaluator(prime, residues(variables, prime, random), budget);
            long left = one.value(wanted) * two.value(given) % prime;
            if (left != two.value(wanted) * one.value(given) % prime
                    || one.value(given) == 0 != (one.value(wanted) == 0)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Long> residues(Set<String> variables, long prime, SplittableRandom random) {
        Map<String, Long> residues = new HashMap<>();
        variables.forEach(name -> residues.put(name, random.nextLong(1000, prime)));
        return residues;
    }

    private boolean proportionalNear(Expression wanted, Expression given, Set<String> variables) {
        Reals reals = new Reals(BITS, budget);
        Elementary elementary = new Elementary(reals);
        SplittableRandom random = new SplittableRandom(31);
        Optional<Complex[]> first = Optional.empty();
        for (int i = 0; i < 4; i++) {
            Map<String, Rational> point = new HashMap<>();
            variables.forEach(name -> point.put(name, Rational.of(random.nextInt(102, 199), 101)));
            NumericEvaluator evaluator = new NumericEvaluator(reals, elementary, point, false);
            Complex[] values = {evaluator.value(wanted), evaluator.value(given)};
            if (first.isPresent()) {
                Complex left = first.get()[0].times(values[1], reals);
                Complex right = first.get()[1].times(values[0], reals);
                if (!left.plus(right.negate(), reals).hasZero()) {
                    return false;
                }
            }
            first = Optional.of(values);
        }
        return true;
    }

    /** Where one equation is solved for a variable, and the other is linear in it: whether the solution satisfies the other. */
    private Equality solved(Statement gold, Statement answer, Expression wanted, Expression given) {
        if (satisfies(gold, given) || satisfies(answer, wanted)) {
            return Verdicts.equal("one equation solves the other, by values at points");
        }
        return Verdicts.different("equations that are not proportional");
    }

    /** Whether an equation, linear in the one letter that a value with letters does not have, is solved by that value. */
    boolean isSolvedBy(Statement equation, Expression value) {
        if (value.variables().isEmpty()
                || !(equation.first() instanceof Scalar)
                || !(equation.last() instanceof Scalar)) {
            return false;
        }
        Expression difference = difference(equation);
        Set<String> unknowns = difference.variables();
        if (!unknowns.containsAll(value.variables())
                || unknowns.size() != value.variables().size() + 1) {
            return false;
        }
        unknowns.removeAll(value.variables());
        String unknown = unknowns.iterator().next();
        Form solution = new Scalar(value);
        try {
            return satisfies(
                    new Statement(List.of(new Scalar(new Variable(unknown)), solution), List.of("=")), difference);
        } catch (NoValue none) {
            return false;
        }
    }

    private boolean satisfies(Statement solution, Expression other) {
        if (!(solution.first() instanceof Scalar scalar) || !(scalar.value() instanceof Variable unknown)) {
            return false;
        }
        Expression value = Parser.scalar(solution.last());
        if (value.variables().contains(unknown.name())) {
            return false;
        }
        Expression zero = Expression.of(0);
        Expression curvature = Expression.of(
                Operator.ADD,
                other.substitute(unknown.name(), zero),
                Expression.of(Operator.MULTIPLY, Expression.of(-2), other.substitute(unknown.name(), Expression.of(1))),
                other.substitute(unknown.name(), Expression.of(2)));
        return isZero(curvature) && isZero(other.substitute(unknown.name(), value));
    }

    private boolean isZero(Expression expression) {
        Set<String> variables = expression.variables();
        if (variables.isEmpty()) {
            return false;
        }
        return new FunctionEquality(budget, variables)
                .compare(Expression.of(0), expression)
                .isEqual();
    }
}
