package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Form.Based;
import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Captioned;
import dev.assay.math.Form.Combination;
import dev.assay.math.Form.Comprehension;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Ratio;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import dev.assay.math.Form.Words;
import java.util.List;
import java.util.Optional;

/** Decides whether two forms say the same: finds the pair's kind, and asks the class that knows it. */
final class FormEquality {
    private final MathPolicy policy;
    private final Budget budget;
    private final QuantityEquality quantities;
    private final Regions regions;
    private final Families families;

    FormEquality(MathPolicy policy, Budget budget) {
        this.policy = policy;
        this.budget = budget;
        quantities = new QuantityEquality(policy, new ScalarEquality(policy, budget));
        regions = new Regions(budget);
        families = new Families(this);
    }

    Equality compare(Form gold, Form answer) {
        Equality equality = exact(gold, answer);
        Optional<Form> rounded = Labels.rounded(answer);
        return rounded.isPresent() && isLeftUnevaluated(equality, gold, answer) ? exact(gold, rounded.get()) : equality;
    }

    /** Whether they differ only in that the answer leaves its value to be worked out. */
    private boolean isLeftUnevaluated(Equality equality, Form gold, Form answer) {
        return !equality.isEqual()
                && policy.has(MathSwitch.REFUSE_UNEVALUATED)
                && new FormEquality(policy.with(MathSwitch.REFUSE_UNEVALUATED, false), budget)
                        .exact(gold, answer)
                        .isEqual();
    }

    private Equality exact(Form gold, Form answer) {
        budget.spend(4);
        Form listedGold = Families.listed(gold);
        Form listedAnswer = Families.listed(answer);
        Optional<Equality> family = families.compare(listedGold, listedAnswer);
        if (family.isPresent()) {
            return family.get();
        }
        Form wanted = cleaned(listedGold);
        Form given = cleaned(listedAnswer);
        if (wanted instanceof Words || given instanceof Words) {
            return words(wanted, given);
        }
        if (wanted instanceof Captioned caption) {
            return compare(caption.form(), given);
        }
        if (given instanceof Captioned caption) {
            return compare(wanted, caption.form());
        }
        if (isEquation(wanted) || isEquation(given)) {
            return equations(wanted, given);
        }
        if (isRegion(wanted) || isRegion(given)) {
            Optional<Equality> region = region(wanted, given);
            if (region.isPresent()) {
                return region.get();
            }
        }
        return structures(wanted, given);
    }

    /** The form with approximations cut off and with both signs written out. */
    private static Form cleaned(Form form) {
        Form clean = form instanceof Statement statement ? Labels.cleaned(statement) : form;
        if (clean instanceof Scalar scalar && Signs.hasBoth(scalar.value())) {
            List<Form> both = Signs.expanded(scalar.value()).stream()
                    .map(value -> (Form) new Scalar(value))
                    .toList();
            return new Listing(both, true);
        }
        if (clean instanceof Statement statement
                && statement.signs().equals(List.of("∈"))
                && statement.last() instanceof Braces elements) {
            return elements;
        }
        if (clean instanceof Listing listing) {
            Form kept = Families.withoutDomains(listing);
            return kept == listing ? listing : cleaned(kept);
        }
        return clean instanceof Braces braces
                        && braces.items().size() == 1
                        && braces.items().get(0) instanceof Listing only
                ? new Braces(only.items())
                : clean;
    }

    private Equality words(Form gold, Form answer) {
        if (gold instanceof Words first && answer instanceof Words second) {
            return Texts.compare(first.text(), second.text());
        }
        Words words = gold instanceof Words first ? first : (Words) answer;
        Form other = gold instanceof Words ? answer : gold;
        String plain = Lexicon.plain(words.text());
        Optional<RealSet> set = regions.of(words);
        if (set.isPresent() && isRegion(other)) {
            return region(gold, answer).orElseGet(() -> Verdicts.different("words against a set"));
        }
        if (other instanceof Scalar scalar) {
            if (Texts.letters(scalar.value()).equals(words.text())
                    || (plain.equals("infinity") && scalar.value() == Constant.INFINITY)) {
                return Verdicts.equal("the same in words");
            }
        }
        if (other instanceof Captioned caption) {
            return Texts.compare(words.text(), caption.words());
        }
        if (isNumbered(other, plain)) {
            return Verdicts.equal("the same in words");
        }
        return Verdicts.different("words against a value");
    }

    private static boolean isNumbered(Form other, String plain) {
        return other instanceof Statement statement
                && Labels.isLabel(statement.first())
                && statement.last() instanceof Words last
                && Lexicon.plain(last.text()).equals(plain);
    }

    private static boolean isEquation(Form form) {
        return form instanceof Statement statement && statement.all("=");
    }

    private Equality equations(Form gold, Form answer) {
        if (gold instanceof Statement wanted && answer instanceof Statement given) {
            if (!wanted.all("=") || !given.all("=")) {
                return region(gold, answer).orElseGet(() -> Verdicts.different("an equation against an inequality"));
            }
            return twoEquations(wanted, given);
        }
        Statement statement = gold instanceof Statement first ? first : (Statement) answer;
        boolean chain =
                statement.sides().size() > 2 || statement.sides().stream().allMatch(Braces.class::isInstance);
        Form other = gold instanceof Statement ? answer : gold;
        if (!chain
                && !Labels.isName(statement.first())
                && other instanceof Scalar value
                && new EquationEquality(budget).isSolvedBy(statement, value.value())) {
            return Verdicts.equal(
                    "the value solves the equation for the letter that it does not have, by values at points");
        }
        if (!chain && !Labels.isNamed(statement)) {
            return Verdicts.different("an equation against a value");
        }
        return gold instanceof Statement ? compare(statement.last(), answer) : compare(gold, statement.last());
    }

    private Equality twoEquations(Statement gold, Statement answer) {
        boolean named = Labels.isLabel(gold.first()) && Labels.isLabel(answer.first());
        if (!named && (Signs.hasBoth(gold) || Signs.hasBoth(answer))) {
            return new CollectionEquality(this, policy, budget).compare(Signs.equations(gold), Signs.equations(answer));
        }
        boolean chain = gold.sides().size() > 2 || answer.sides().size() > 2;
        boolean same = Labels.text(gold.first()).equals(Labels.text(answer.first()));
        boolean functions = Labels.isApplication(gold.first()) && Labels.isApplication(answer.first());
        boolean simple = Labels.isName(gold.first()) && Labels.isName(answer.first());
        boolean sequence = Arguments.isOneSequence(gold.first(), answer.first(), answer.last());
        if ((named && (same || functions || sequence)) || chain) {
            return compare(gold.last(), Arguments.renamed(gold.first(), answer.first(), answer.last()));
        }
        if (simple && Labels.isIndexed(Labels.text(gold.first()), Labels.text(answer.first()))) {
            return compare(gold.last(), answer.last());
        }
        if (Arguments.isGraph(gold.first(), answer.first())) {
            return compare(gold.last(), answer.last());
        }
        if (gold.last() instanceof Scalar
                && answer.last() instanceof Scalar
                && gold.first() instanceof Scalar
                && answer.first() instanceof Scalar) {
            Equality equality = new EquationEquality(budget).compare(gold, answer);
            return simple && equality.isDifferent() ? Verdicts.different("values of other variables") : equality;
        }
        return named && !simple ? compare(gold.last(), answer.last()) : Verdicts.different("values of other variables");
    }

    private static boolean isInequality(Form form) {
        return form instanceof Statement statement && !statement.all("=");
    }

    private static boolean isOrder(Form form) {
        return isInequality(form)
                && form instanceof Statement statement
                && !statement.signs().contains("∈");
    }

    private static boolean isRegion(Form form) {
        if (form instanceof Listing listing) {
            return listing.items().stream()
                    .allMatch(item -> item instanceof Combination
                            || (item instanceof Statement statement && !statement.all("=")));
        }
        return form instanceof Combination
                || form instanceof Comprehension
                || form instanceof NamedSet
                || form instanceof Statement
                || (form instanceof Bracket bracket && bracket.isInterval());
    }

    private Optional<Equality> region(Form gold, Form answer) {
        if (restates(gold, answer)) {
            return Optional.of(Verdicts.different("an inequality that is not solved"));
        }
        if (!policy.has(MathSwitch.INTERVALS_AS_INEQUALITIES)
                && ((isOrder(gold) && isInterval(answer)) || (isInterval(gold) && isOrder(answer)))) {
            return Optional.of(Verdicts.different("an interval against an inequality"));
        }
        Optional<RealSet> wanted = regions.of(gold);
        Optional<RealSet> given = regions.of(answer);
        if (wanted.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        if (gold instanceof Bracket && answer instanceof Bracket) {
            return Optional.empty();
        }
        if ((gold instanceof Bracket && answer instanceof Braces)
                || (gold instanceof Braces && answer instanceof Bracket)) {
            return Optional.of(Verdicts.different("a set of elements against an interval or a tuple"));
        }
        try {
            String difference = wanted.get().difference(given.get());
            return Optional.of(
                    difference.isEmpty()
                            ? Verdicts.equal("the same set of real numbers")
                            : Verdicts.different(difference));
        } catch (NoValue none) {
            return Optional.empty();
        }
    }

    /** An inequality that is still to be solved restates the problem whose solution is the gold (policy 8); not symmetric. */
    private static boolean restates(Form solution, Form form) {
        return isInterval(solution)
                && isInequality(form)
                && form instanceof Statement statement
                && !Regions.isSolved(statement);
    }

    private static boolean isInterval(Form form) {
        return form instanceof Combination || (form instanceof Bracket bracket && bracket.isInterval());
    }

    private Equality structures(Form gold, Form answer) {
        if (quantities.covers(gold) && quantities.covers(answer)) {
            return quantities.compare(gold, answer);
        }
        if (gold instanceof Based || answer instanceof Based) {
            return new BaseEquality(policy).compare(gold, answer);
        }
        if (gold instanceof Ratio || answer instanceof Ratio) {
            return new RatioEquality(new ScalarEquality(policy, budget)).compare(gold, answer);
        }
        if (gold instanceof Combination first && answer instanceof Combination second) {
            return combinations(first, second);
        }
        if (gold instanceof Statement first && answer instanceof Statement second) {
            return new InequalityEquality(this, budget).compare(first, second);
        }
        if (gold instanceof NamedSet first && answer instanceof NamedSet second) {
            return first.name().equals(second.name())
                    ? Verdicts.equal("the same set")
                    : Verdicts.different("sets with other names");
        }
        if (gold instanceof Comprehension first && answer instanceof Comprehension second) {
            return Verdicts.both(
                    compare(first.element(), second.element()), () -> compare(first.condition(), second.condition()));
        }
        if ((counted(gold).isPresent() && answer instanceof Scalar)
                || (gold instanceof Scalar && counted(answer).isPresent())) {
            return compare(counted(gold).orElse(gold), counted(answer).orElse(answer));
        }
        boolean unsolved = isInequality(gold) || isInequality(answer);
        if (unsolved && isRegion(gold) && isRegion(answer)) {
            return Verdicts.undecided("inequalities that nothing here solves");
        }
        return new CollectionEquality(this, policy, budget).compare(gold, answer);
    }

    /** {@code C(12,5)} or {@code P(12,5)}, which else are points with these names. */
    private static Optional<Form> counted(Form form) {
        return form instanceof Bracket bracket
                        && (bracket.name().equals("C") || bracket.name().equals("P"))
                        && bracket.items().size() == 2
                        && bracket.items().stream().allMatch(Scalar.class::isInstance)
                ? Optional.of(new Scalar(Counting.of(
                        bracket.name(),
                        Parser.scalar(bracket.items().get(0)),
                        Parser.scalar(bracket.items().get(1)))))
                : Optional.empty();
    }

    private Equality combinations(Combination gold, Combination answer) {
        if (!gold.operator().equals(answer.operator())) {
            return Verdicts.undecided("sets put together in other ways");
        }
        Equality straight =
                Verdicts.both(compare(gold.left(), answer.left()), () -> compare(gold.right(), answer.right()));
        if (straight.isEqual() || gold.operator().equals("∖")) {
            return straight;
        }
        Equality crossed =
                Verdicts.both(compare(gold.left(), answer.right()), () -> compare(gold.right(), answer.left()));
        return crossed.isEqual() ? crossed : Verdicts.undecided("sets that nothing here evaluates");
    }
}
