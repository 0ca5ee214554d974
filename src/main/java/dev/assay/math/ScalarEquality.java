package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import java.util.Optional;
import java.util.Set;

/** Decides whether two expressions have one value. */
final class ScalarEquality {
    /** The variable that dots are read as. */
    static final String ELLIPSIS = "…";

    private final MathPolicy policy;
    private final Budget budget;

    ScalarEquality(MathPolicy policy, Budget budget) {
        this.policy = policy;
        this.budget = budget;
    }

    Equality compare(Expression gold, Expression answer) {
        budget.spend(4);
        int goldEnd = infinite(gold);
        int answerEnd = infinite(answer);
        if (goldEnd != 0 || answerEnd != 0) {
            return goldEnd == answerEnd
                    ? Verdicts.equal("both are %sinfinity".formatted(goldEnd < 0 ? "minus " : ""))
                    : Verdicts.different(
                            goldEnd != 0 && answerEnd != 0 ? "infinities of other signs" : "only one is infinite");
        }
        if (gold.has(Constant.INFINITY) || answer.has(Constant.INFINITY)) {
            return sameText(gold, answer);
        }
        Expression other = imaginary(gold, answer);
        Set<String> variables = gold.variables();
        other.collectVariables(variables);
        if (!variables.isEmpty() && Counting.areCounts(variables)) {
            Optional<Expression> wanted = Counting.read(gold);
            Optional<Expression> given = Counting.read(other);
            if (wanted.isPresent() && given.isPresent()) {
                return new ConstantEquality(policy, budget).compare(wanted.get(), given.get());
            }
        }
        if (variables.isEmpty()) {
            return new ConstantEquality(policy, budget).compare(gold, other);
        }
        Equality equality = new FunctionEquality(budget, variables).compare(gold, answerWithGoldsCase(gold, other));
        return equality.isDifferent() && variables.contains(ELLIPSIS)
                ? Verdicts.undecided("what an ellipsis stands for is not known")
                : equality;
    }

    /** {@code +C} and {@code +c}: a lone constant of integration may be written in either case. */
    private static Expression answerWithGoldsCase(Expression gold, Expression answer) {
        Set<String> wanted = gold.variables();
        Set<String> given = answer.variables();
        boolean lower = given.contains("c") && !given.contains("C") && wanted.contains("C") && !wanted.contains("c");
        boolean upper = given.contains("C") && !given.contains("c") && wanted.contains("c") && !wanted.contains("C");
        boolean addend = gold.is(Operator.ADD) && answer.is(Operator.ADD) && wanted.size() > 1;
        if (!addend || (!lower && !upper)) {
            return answer;
        }
        String from = lower ? "c" : "C";
        boolean lone = ((Operation) answer)
                .operands().stream()
                        .anyMatch(term -> term instanceof Expression.Variable variable
                                && variable.name().equals(from));
        return lone ? answer.substitute(from, new Expression.Variable(lower ? "C" : "c")) : answer;
    }

    /** {@code 4-3j} for {@code 4-3i}: engineers' letter, where the other side has the mathematicians'. */
    private static Expression imaginary(Expression gold, Expression answer) {
        boolean mathematicians = gold.has(Constant.I) && !gold.variables().contains("j");
        return mathematicians && answer.variables().contains("j") && !answer.has(Constant.I)
                ? answer.substitute("j", Constant.I)
                : answer;
    }

    private static int infinite(Expression expression) {
        if (expression == Constant.INFINITY) {
            return 1;
        }
        return expression.is(Operator.NEGATE) ? -infinite(((Operation) expression).first()) : 0;
    }

    static Equality sameText(Expression gold, Expression answer) {
        return Printer.canonical(gold).equals(Printer.canonical(answer))
                ? Verdicts.equal("the same expression, but for the order of terms")
                : Verdicts.undecided("expressions that nothing here evaluates");
    }
}
