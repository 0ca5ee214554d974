package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.NoValue.Why;
import java.util.Map;
import java.util.Optional;

/** Decides whether two expressions without variables are one number. */
final class ConstantEquality {
    /** Bits for 60 and for 400 decimal digits. */
    private static final int LOW = 208;

    private static final int HIGH = 1344;

    private final MathPolicy policy;
    private final Budget budget;
    private final Factorials factorials = new Factorials();

    ConstantEquality(MathPolicy policy, Budget budget) {
        this.policy = policy;
        this.budget = budget;
    }

    Equality compare(Expression gold, Expression answer) {
        Equality equality = values(gold, answer);
        if (equality.isEqual() && policy.has(MathSwitch.REFUSE_UNEVALUATED)) {
            Optional<Operator> left = unevaluated(answer);
            if (left.isPresent() && unevaluated(gold).isEmpty()) {
                return Verdicts.different("the same value, but the answer leaves %s to be worked out"
                        .formatted(left.get().text()));
            }
        }
        return equality;
    }

    private static Optional<Operator> unevaluated(Expression expression) {
        if (!(expression instanceof Operation operation)) {
            return Optional.empty();
        }
        if (operation.operator().isUnevaluated()) {
            return Optional.of(operation.operator());
        }
        for (Expression operand : operation.operands()) {
            Optional<Operator> inner = unevaluated(operand);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private Equality values(Expression gold, Expression answer) {
        Reading wanted = read(gold);
        Reading given = read(answer);
        if (wanted.gap() == Why.UNDEFINED || given.gap() == Why.UNDEFINED) {
            return wanted.gap() == given.gap()
                    ? ScalarEquality.sameText(gold, answer)
                    : Verdicts.different("only one of the two is defined");
        }
        if (wanted.value().isPresent() && given.value().isPresent()) {
            return exact(gold, answer, wanted.value().get(), given.value().get());
        }
        Optional<Equality> surds = surds(gold, answer);
        if (surds.isPresent()) {
            return surds.get();
        }
        if (wanted.gap() == Why.TOO_BIG || given.gap() == Why.TOO_BIG) {
            return new BigEquality(budget).compare(gold, answer);
        }
        return numeric(gold, answer);
    }

    /** The verdict where both are written with square roots and pi; none where one is a decimal that may be rounded. */
    private Optional<Equality> surds(Expression gold, Expression answer) {
        if (Printer.canonical(gold).equals(Printer.canonical(answer))) {
            return Optional.of(Verdicts.equal("the same expression, but for the order of terms"));
        }
        try {
            Surd wanted = Surd.of(gold, budget);
            Surd given = Surd.of(answer, budget);
            boolean same = wanted.equals(given);
            boolean decimal = Decimal.of(gold).isPresent() || Decimal.of(answer).isPresent();
            if (same || (!decimal && wanted.isIndependentOf(given))) {
                return Optional.of(
                        same ? Verdicts.equal("equal exactly") : Verdicts.different("the exact values differ"));
            }
            return Optional.empty();
        } catch (NoValue none) {
            return powers(gold, answer);
        }
    }

    /** Powers of one base are equal where their exponents are; where those differ, the general way decides. */
    private Optional<Equality> powers(Expression gold, Expression answer) {
        if (!(gold instanceof Operation first) || !(answer instanceof Operation second)) {
            return Optional.empty();
        }
        boolean powers = first.operator() == Operator.POWER && second.operator() == Operator.POWER;
        if (!powers || !Printer.canonical(first.first()).equals(Printer.canonical(second.first()))) {
            return Optional.empty();
        }
        return surds(first.second(), second.second()).filter(Equality::isEqual);
    }

    private Reading read(Expression expression) {
        try {
            return new Reading(
                    Optional.of(new ExactEvaluator(Map.of(), budget, factorials).value(expression)), Why.IRRATIONAL);
        } catch (NoValue none) {
            return new Reading(Optional.empty(), none.why());
        }
    }

    /** An exact value, or why there is none. */
    private record Reading(Optional<Gaussian> value, Why gap) {}

    private Equality exact(Expression gold, Expression answer, Gaussian wanted, Gaussian given) {
        if (wanted.equals(given)) {
            return Verdicts.equal("equal exactly");
        }
        if (!wanted.isReal() || !given.isReal()) {
            return Verdicts.different(shown(wanted) + " and " + shown(given) + " differ");
        }
        Optional<Equality> rounded = rounded(
                gold,
                answer,
                wanted.re().isWhole(),
                decimal -> wanted.re().minus(given.re()).abs().compareTo(decimal.halfUnit()) <= 0);
        return rounded.orElseGet(() -> Verdicts.different(shown(wanted) + " and " + shown(given) + " differ"));
    }

    private static String shown(Gaussian value) {
        String re = shown(value.re());
        return value.isReal() ? re : re + " + " + shown(value.im()) + "i";
    }

    private static String shown(Rational value) {
        return value.bits() > 128 ? "a number of " + value.bits() + " bits" : value.toString();
    }

    /** The verdict where one side is a decimal that may stand for the other. */
    private Optional<Equality> rounded(
            Expression gold, Expression answer, boolean wholeGold, java.util.function.Predicate<Decimal> near) {
        Optional<Decimal> wanted = Decimal.of(gold);
        Optional<Decimal> given = Decimal.of(answer);
        if (policy.has(MathSwitch.ROUNDED_GOLDS) && wanted.isPresent() && near.test(wanted.get())) {
            return Optional.of(Verdicts.equal("rounds to the gold"));
        }
        if (given.isEmpty()
                || wanted.isPresent()
                || wholeGold
                || policy.acceptedDigits() == 0
                || !near.test(given.get())) {
            return Optional.empty();
        }
        int digits = given.get().significant();
        return Optional.of(
                digits >= policy.acceptedDigits()
                        ? Verdicts.equal("the gold rounded to " + digits + " digits")
                        : Verdicts.different("the gold rounded to " + digits + " digits, where "
                                + policy.acceptedDigits() + " are wanted"));
    }

    private Equality numeric(Expression gold, Expression answer) {
        try {
            Optional<Equality> quick = numeric(gold, answer, LOW);
            return quick.isPresent()
                    ? quick.get()
                    : numeric(gold, answer, HIGH).orElseGet(() -> Verdicts.equal("numerically equal to 400 digits"));
        } catch (NoValue none) {
            return switch (none.why()) {
                case UNDEFINED -> Verdicts.different("not defined");
                case TOO_BIG -> new BigEquality(budget).compare(gold, answer);
                default -> ScalarEquality.sameText(gold, answer);
            };
        }
    }

    /** The verdict at this precision; none where both may be one number. */
    private Optional<Equality> numeric(Expression gold, Expression answer, int bits) {
        Reals reals = new Reals(bits, budget);
        NumericEvaluator evaluator = new NumericEvaluator(reals, new Elementary(reals), Map.of(), false);
        Complex wanted = evaluator.value(gold);
        Complex given;
        try {
            given = evaluator.value(answer);
        } catch (NoValue none) {
            if (none.why() == Why.UNSURE && bits < HIGH) {
                return Optional.empty();
            }
            throw none;
        }
        Complex difference = wanted.plus(given.negate(), reals);
        if (difference.hasZero()) {
            return Optional.empty();
        }
        if (wanted.isReal() && given.isReal()) {
            Optional<Equality> rounded =
                    rounded(gold, answer, false, decimal -> within(difference.re(), decimal, reals));
            if (rounded.isPresent()) {
                return rounded;
            }
        }
        return Optional.of(Verdicts.different("numerically different"));
    }

    private static boolean within(Enclosure difference, Decimal decimal, Reals reals) {
        Enclosure size = difference.isNegative() ? difference.negate() : difference;
        return !reals.subtract(size, reals.of(decimal.halfUnit())).isPositive();
    }
}
