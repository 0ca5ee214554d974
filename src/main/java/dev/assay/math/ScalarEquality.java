package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
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
        if (variables.isEmpty()) {
            return new ConstantEquality(policy, budget).compare(gold, other);
        }
        if (Counting.areCounts(variables)) {
            Optional<Expression> wanted = Counting.read(gold);
            Optional<Expression> given = Counting.read(other);
            if (wanted.isPresent() && given.isPresent()) {
                return new ConstantEquality(policy, budget).compare(wanted.get(), given.get());
            }
        }
        Equality equality = new FunctionEquality(budget, variables).compare(gold, answerWithGoldsCase(gold, other));
        return equality.isDifferent() && variables.contains(ELLIPSIS)
                ? Verdicts.undecided("what an ellipsis stands for is not known")
                : equality;
    }

    /** A constant of integration may be written in either case: one that is added alone, is a factor beside powers of e, or has an index. */
    private static Expression answerWithGoldsCase(Expression gold, Expression answer) {
        Set<String> wanted = gold.variables();
        Set<String> given = answer.variables();
        if (wanted.size() < 2) {
            return answer;
        }
        Expression cased = answer;
        for (String name : given) {
            String other = otherCase(name);
            if (!other.isEmpty()
                    && !wanted.contains(name)
                    && wanted.contains(other)
                    && !given.contains(other)
                    && (name.length() > 1 || isOfIntegration(gold, answer, name))) {
                cased = cased.substitute(name, new Variable(other));
            }
        }
        return cased;
    }

    /** {@code C_1} for {@code c_1}; empty where this is no constant of integration. */
    private static String otherCase(String name) {
        char first = name.charAt(0);
        boolean constant = (first == 'c' || first == 'C') && (name.length() == 1 || name.charAt(1) == '_');
        return constant ? (first == 'c' ? "C" : "c") + name.substring(1) : "";
    }

    private static boolean isOfIntegration(Expression gold, Expression answer, String name) {
        boolean lone = answer instanceof Operation sum
                && sum.operator() == Operator.ADD
                && gold.is(Operator.ADD)
                && sum.operands().contains(new Variable(name));
        return lone || (gold.has(Constant.E) && answer.has(Constant.E));
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
