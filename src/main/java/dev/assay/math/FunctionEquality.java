package dev.assay.math;

import dev.assay.math.NoValue.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides whether two expressions with variables are one function, by their values at several points: polynomials and their
 * quotients modulo primes, all others with 60 digits. Values that differ at one point prove that the functions do.
 */
final class FunctionEquality {
    private static final int BITS = 208;
    private static final int WANTED_POINTS = 3;
    private static final int POINTS = 6;
    /** Values closer than this many bits of their size are taken for equal. */
    private static final int CLOSE = 120;

    private final Budget budget;
    private final Set<String> variables;

    FunctionEquality(Budget budget, Set<String> variables) {
        this.budget = budget;
        this.variables = variables;
    }

    Equality compare(Expression gold, Expression answer) {
        if (Printer.canonical(gold).equals(Printer.canonical(answer))) {
            return Verdicts.equal("the same expression, but for the order of terms");
        }
        boolean complex = gold.has(Expression.Constant.I) || answer.has(Expression.Constant.I);
        if (!complex && isRational(gold) && isRational(answer)) {
            Optional<Equality> modular = modular(gold, answer);
            if (modular.isPresent()) {
                return modular.get();
            }
        }
        return numeric(gold, answer, complex);
    }

    private static boolean isRational(Expression expression) {
        return expression.fold(
                number -> true,
                constant -> false,
                variable -> true,
                operation -> operation.operator() == Operator.POWER
                        ? isRational(operation.first()) && isWhole(operation.second())
                        : operation.operator().isRational()
                                && operation.operands().stream().allMatch(FunctionEquality::isRational));
    }

    private static boolean isWhole(Expression exponent) {
        return exponent.fold(
                number -> number.value().isWhole(),
                constant -> false,
                variable -> false,
                operation -> operation.operator().isRational()
                        && operation.operator() != Operator.DIVIDE
                        && operation.operands().stream().allMatch(FunctionEquality::isWhole));
    }

    private Optional<Equality> modular(Expression gold, Expression answer) {
        SplittableRandom random = new SplittableRandom(20261124);
        int points = 0;
        for (long prime : ModularEvaluator.PRIMES) {
            Map<String, Long> residues = new HashMap<>();
            variables.forEach(name -> residues.put(name, random.nextLong(1000, prime)));
            ModularEvaluator evaluator = new ModularEvaluator(prime, residues, budget);
            try {
                if (evaluator.value(gold) != evaluator.value(answer)) {
                    return Optional.of(Verdicts.different("different at a point modulo " + prime));
                }
                points++;
            } catch (NoValue none) {
                if (none.why() != Why.UNDEFINED) {
                    return Optional.empty();
                }
            }
        }
        return points < WANTED_POINTS
                ? Optional.empty()
                : Optional.of(Verdicts.equal("equal at " + points + " points modulo primes"));
    }

    private Equality numeric(Expression gold, Expression answer, boolean complex) {
        Reals reals = new Reals(BITS, budget);
        Elementary elementary = new Elementary(reals);
        int same = 0;
        boolean whole = isOfWholeNumbers(gold) || isOfWholeNumbers(answer);
        SplittableRandom random = new SplittableRandom(7_654_321);
        for (int i = 0; i < POINTS || (i < 2 * POINTS && same < WANTED_POINTS); i++) {
            Map<String, Rational> point = point(i, whole, random);
            NumericEvaluator evaluator = new NumericEvaluator(reals, elementary, point, !complex);
            Optional<Complex> wanted = value(evaluator, gold);
            Optional<Complex> given = value(evaluator, answer);
            if (wanted.isPresent() != given.isPresent()) {
                if (isUnsupported) {
                    return ScalarEquality.sameText(gold, answer);
                }
                if (whole) {
                    continue;
                }
                return Verdicts.different("only one is defined at " + shown(point));
            }
            if (wanted.isEmpty() || given.isEmpty()) {
                continue;
            }
            Complex difference = wanted.get().plus(given.get().negate(), reals);
            if (!difference.hasZero()) {
                return Verdicts.different("different at " + shown(point));
            }
            same += isClose(difference, wanted.get()) ? 1 : 0;
        }
        if (same >= WANTED_POINTS) {
            return Verdicts.equal("equal at " + same + " points, to 60 digits");
        }
        return ScalarEquality.sameText(gold, answer);
    }

    private boolean isUnsupported;

    private Optional<Complex> value(NumericEvaluator evaluator, Expression expression) {
        try {
            return Optional.of(evaluator.value(expression));
        } catch (NoValue none) {
            isUnsupported |= none.why() != Why.UNDEFINED;
            return Optional.empty();
        }
    }

    private static boolean isClose(Complex difference, Complex value) {
        int size = value.re().top() > value.im().top()
                ? value.re().top()
                : value.im().top();
        return (top(difference.re()) < size - CLOSE && top(difference.im()) < size - CLOSE)
                || value.isExactZero()
                || size < -1000;
    }

    private static int top(Enclosure value) {
        return value.isExactZero() ? Integer.MIN_VALUE / 2 : value.top();
    }

    /**
     * Points with values of both signs and sizes; whole numbers where something makes sense for them alone. Behind the first six stand
     * others for what is not defined there: values from 0 to 1, as for an arc sine, and whole numbers in falling order, as for a choice
     * of the second among the first.
     */
    private Map<String, Rational> point(int number, boolean whole, SplittableRandom random) {
        boolean other = number >= POINTS;
        int round = number % POINTS;
        Map<String, Rational> point = new HashMap<>();
        int index = 0;
        for (String name : variables) {
            int place = other ? variables.size() - 1 - index : index;
            Rational fraction = other ? inside(random) : value(round, index, random);
            point.put(name, whole ? Rational.of(wholeValue(round, place, random)) : fraction);
            index++;
        }
        return point;
    }

    private static Rational inside(SplittableRandom random) {
        return Rational.of(random.nextInt(7, 96), 101);
    }

    private static long wholeValue(int round, int index, SplittableRandom random) {
        return 3L + 2L * round + 3L * index + random.nextInt(2);
    }

    private static Rational value(int round, int index, SplittableRandom random) {
        Rational size = Rational.of(random.nextInt(101, 199), 101);
        Rational value =
                round % 2 == 0 ? size.plus(Rational.of(index)) : Rational.ONE.dividedBy(size.plus(Rational.HALF));
        boolean negative = round >= 2 && (round + index) % 3 != 0;
        return negative ? value.negate() : value;
    }

    private static boolean isOfWholeNumbers(Expression expression) {
        return expression.has(part -> part instanceof Expression.Operation operation
                && (operation.operator().isOfWholeNumbers() || isAlternating(operation)));
    }

    /** {@code (-1)^n}. */
    private static boolean isAlternating(Expression.Operation operation) {
        return operation.operator() == Operator.POWER
                && operation.first().is(Operator.NEGATE)
                && operation.second().has(part -> part instanceof Expression.Variable);
    }

    private static String shown(Map<String, Rational> point) {
        StringBuilder text = new StringBuilder();
        point.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return text.toString();
    }
}
