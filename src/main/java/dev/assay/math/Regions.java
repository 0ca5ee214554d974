package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Combination;
import dev.assay.math.Form.Comprehension;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Statement;
import dev.assay.math.Form.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads intervals, inequalities, unions and named sets as sets of real numbers. */
final class Regions {
    /** A place where terms of higher degree that cancel at small numbers do not. */
    private static final long FAR = 1_000_003;

    private final Order order;
    private final Budget budget;

    Regions(Budget budget) {
        this.budget = budget;
        order = new Order(budget);
    }

    /** The set that a form is, where it is one of real numbers. */
    Optional<RealSet> of(Form form) {
        try {
            return region(form);
        } catch (NoValue | Unreadable none) {
            return Optional.empty();
        }
    }

    private Optional<RealSet> region(Form form) {
        budget.spend(2);
        if (form instanceof Bracket bracket
                && bracket.isInterval()
                && bracket.name().isEmpty()) {
            return interval(bracket);
        }
        if (form instanceof Combination combination) {
            return combined(combination);
        }
        if (form instanceof NamedSet set) {
            return switch (set.name()) {
                case "reals" -> Optional.of(RealSet.all(order));
                case "empty" -> Optional.of(RealSet.empty(order));
                case "reals^+" -> Optional.of(RealSet.above(Expression.of(0), false, order));
                case "reals^-" -> Optional.of(RealSet.below(Expression.of(0), false, order));
                default -> Optional.empty();
            };
        }
        if (form instanceof Words words) {
            return switch (Lexicon.plain(words.text())) {
                case "all real numbers" -> Optional.of(RealSet.all(order));
                case "no solution" -> Optional.of(RealSet.empty(order));
                default -> Optional.empty();
            };
        }
        if (form instanceof Braces braces) {
            return points(braces.items());
        }
        if (form instanceof Comprehension comprehension) {
            return region(comprehension.condition());
        }
        if (form instanceof Listing listing) {
            return conditions(listing);
        }
        return form instanceof Statement statement ? statement(statement) : Optional.empty();
    }

    private Optional<RealSet> interval(Bracket bracket) {
        Expression low = Parser.scalar(bracket.items().get(0));
        Expression high = Parser.scalar(bracket.items().get(1));
        return Optional.of(RealSet.interval(low, bracket.closedLow(), high, bracket.closedHigh(), order));
    }

    private Optional<RealSet> combined(Combination combination) {
        Optional<RealSet> left = region(combination.left());
        Optional<RealSet> right = region(combination.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (combination.operator()) {
                    case "∪" -> left.get().union(right.get());
                    case "∩" -> left.get().intersection(right.get());
                    default -> left.get().intersection(right.get().complement());
                });
    }

    private Optional<RealSet> points(List<Form> items) {
        RealSet set = RealSet.empty(order);
        for (Form item : items) {
            for (Expression value : Signs.expanded(Parser.scalar(item))) {
                set = set.union(RealSet.point(value, order));
            }
        }
        return Optional.of(set);
    }

    /** Conditions on one variable: alternatives are united; others hold together, unless nothing would be left. */
    private Optional<RealSet> conditions(Listing listing) {
        Optional<RealSet> united = Optional.empty();
        Optional<RealSet> together = Optional.empty();
        for (Form item : listing.items()) {
            Optional<RealSet> next = item instanceof Statement || item instanceof Bracket || item instanceof Combination
                    ? region(item)
                    : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            RealSet set = next.get();
            united = Optional.of(united.map(before -> before.union(set)).orElse(set));
            together =
                    Optional.of(together.map(before -> before.intersection(set)).orElse(set));
        }
        boolean intervals = listing.items().stream().allMatch(Bracket.class::isInstance);
        if (intervals || united.map(RealSet::isFinite).orElse(true)) {
            return Optional.empty();
        }
        boolean alternatives =
                listing.alternatives() || together.map(RealSet::isEmpty).orElse(true);
        return alternatives ? united : together;
    }

    private Optional<RealSet> statement(Statement statement) {
        if (statement.signs().equals(List.of("∈"))) {
            return region(statement.last());
        }
        RealSet all = RealSet.all(order);
        for (int i = 0; i < statement.signs().size(); i++) {
            Optional<RealSet> next = condition(
                    Parser.scalar(statement.sides().get(i)),
                    statement.signs().get(i),
                    Parser.scalar(statement.sides().get(i + 1)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            all = all.intersection(next.get());
        }
        return Optional.of(all);
    }

    private Optional<RealSet> condition(Expression left, String sign, Expression right) {
        if (isUnknown(left) && right.variables().isEmpty()) {
            return solved(sign, right);
        }
        if (isUnknown(right) && left.variables().isEmpty()) {
            return solved(flipped(sign), left);
        }
        if (left.is(Operator.ABS)
                && isUnknown(((Operation) left).first())
                && right.variables().isEmpty()) {
            return size(sign, right);
        }
        if (right.is(Operator.ABS)
                && isUnknown(((Operation) right).first())
                && left.variables().isEmpty()) {
            return size(flipped(sign), left);
        }
        return linear(left, sign, right);
    }

    /** Whether each relation has an unknown, or its size, alone on one side. */
    static boolean isSolved(Statement statement) {
        List<Form> sides = statement.sides();
        for (int i = 0; i + 1 < sides.size(); i++) {
            if (!isAlone(Parser.scalar(sides.get(i))) && !isAlone(Parser.scalar(sides.get(i + 1)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlone(Expression side) {
        return isUnknown(side) || (side.is(Operator.ABS) && isUnknown(((Operation) side).first()));
    }

    private static boolean isUnknown(Expression side) {
        return side instanceof Variable;
    }

    private Optional<RealSet> solved(String sign, Expression end) {
        return switch (sign) {
            case "<", "<=" -> Optional.of(RealSet.below(end, sign.equals("<="), order));
            case ">", ">=" -> Optional.of(RealSet.above(end, sign.equals(">="), order));
            case "!=" -> Optional.of(RealSet.point(end, order).complement());
            case "=" -> Optional.of(RealSet.point(end, order));
            default -> Optional.empty();
        };
    }

    /** {@code |x| < end}. */
    private Optional<RealSet> size(String sign, Expression end) {
        Expression other = Expression.of(Operator.NEGATE, end);
        return switch (sign) {
            case "<", "<=" -> Optional.of(RealSet.interval(other, sign.equals("<="), end, sign.equals("<="), order));
            case ">", ">=" ->
                Optional.of(RealSet.interval(other, sign.equals(">"), end, sign.equals(">"), order)
                        .complement());
            default -> Optional.empty();
        };
    }

    static String flipped(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case ">" -> "<";
            case "<=" -> ">=";
            case ">=" -> "<=";
            default -> sign;
        };
    }

    /** An inequality of first degree in one variable, solved. */
    private Optional<RealSet> linear(Expression left, String sign, Expression right) {
        Expression difference = Expression.of(Operator.ADD, left, Expression.of(Operator.NEGATE, right));
        if (difference.variables().size() != 1) {
            return Optional.empty();
        }
        String name = difference.variables().iterator().next();
        Rational zero = at(difference, name, 0);
        Rational slope = at(difference, name, 1).minus(zero);
        boolean straight = at(difference, name, 7).equals(zero.plus(slope.times(Rational.of(7))))
                && at(difference, name, FAR).equals(zero.plus(slope.times(Rational.of(FAR))));
        if (!straight || slope.signum() == 0) {
            return Optional.empty();
        }
        Expression root = Expression.Num.exact(zero.negate().dividedBy(slope));
        return solved(slope.signum() < 0 ? flipped(sign) : sign, root);
    }

    private Rational at(Expression expression, String name, long value) {
        Gaussian result = new ExactEvaluator(Map.of(name, Rational.of(value)), budget).value(expression);
        if (!result.isReal()) {
            throw new NoValue(NoValue.Why.UNSUPPORTED);
        }
        return result.re();
    }
}
