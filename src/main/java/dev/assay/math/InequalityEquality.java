package dev.assay.math;

import dev.assay.math.Form.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compares inequalities that are no sets of real numbers, such as those in two variables. */
final class InequalityEquality {
    private final FormEquality forms;
    private final Budget budget;

    InequalityEquality(FormEquality forms, Budget budget) {
        this.forms = forms;
        this.budget = budget;
    }

    Equality compare(Statement gold, Statement answer) {
        if (gold.sides().size() != answer.sides().size()) {
            return Verdicts.different("chains of other lengths");
        }
        Equality straight = sideBySide(gold, answer);
        if (straight.isEqual()) {
            return straight;
        }
        Equality turned = sideBySide(gold, reversed(answer));
        if (turned.isEqual()) {
            return turned;
        }
        return gold.sides().size() == 2 ? scaled(gold, answer, straight) : straight;
    }

    private Equality sideBySide(Statement gold, Statement answer) {
        if (!gold.signs().equals(answer.signs())) {
            return Verdicts.different("relations differ");
        }
        Equality all = Verdicts.equal("the same relations");
        for (int i = 0; i < gold.sides().size(); i++) {
            Form wanted = gold.sides().get(i);
            Form given = answer.sides().get(i);
            all = Verdicts.both(all, () -> forms.compare(wanted, given));
        }
        return all;
    }

    static Statement reversed(Statement statement) {
        List<Form> sides = new ArrayList<>(statement.sides());
        List<String> signs = new ArrayList<>(statement.signs());
        Collections.reverse(sides);
        Collections.reverse(signs);
        signs.replaceAll(Regions::flipped);
        return new Statement(sides, signs);
    }

    /** Whether one is a multiple of the other, with the relation turned where the factor is negative. */
    private Equality scaled(Statement gold, Statement answer, Equality otherwise) {
        Statement equal = new Statement(gold.sides(), List.of("="));
        Equality lines = new EquationEquality(budget).compare(equal, new Statement(answer.sides(), List.of("=")));
        if (!lines.isEqual()) {
            return lines.isDifferent() ? lines : otherwise;
        }
        try {
            int wanted = side(gold);
            boolean same = wanted == side(answer);
            String sign = answer.signs().get(0);
            return gold.signs().get(0).equals(same ? sign : Regions.flipped(sign))
                    ? Verdicts.equal("multiples of one inequality")
                    : Verdicts.different("the other side of one line");
        } catch (NoValue none) {
            return otherwise;
        }
    }

    /** The sign of the difference of the sides at a point. */
    private int side(Statement statement) {
        java.util.Map<String, Rational> point = new java.util.HashMap<>();
        Expression difference = Expression.of(
                Operator.ADD,
                Parser.scalar(statement.first()),
                Expression.of(Operator.NEGATE, Parser.scalar(statement.last())));
        int next = 0;
        for (String name : difference.variables()) {
            point.put(name, Rational.of(1009 + 37L * next, 101 + 6L * next));
            next++;
        }
        return new ExactEvaluator(point, budget).value(difference).re().signum();
    }
}
