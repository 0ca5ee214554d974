package dev.assay.math;

import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Grid;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares lists, sets, tuples, intervals and matrices, element by element. */
final class CollectionEquality {
    private static final int MAX_ITEMS = 300;
    private static final int MAX_SIGNS = 4;

    private final FormEquality forms;
    private final MathPolicy policy;
    private final Budget budget;

    CollectionEquality(FormEquality forms, MathPolicy policy, Budget budget) {
        this.forms = forms;
        this.policy = policy;
        this.budget = budget;
    }

    Equality compare(Form gold, Form answer) {
        if (gold instanceof Grid || answer instanceof Grid) {
            return grids(gold, answer);
        }
        if (gold instanceof Bracket first && answer instanceof Bracket second) {
            return tuples(first, second);
        }
        if (gold instanceof Bracket || answer instanceof Bracket) {
            return tupleAndOther(gold, answer);
        }
        Optional<List<Form>> wanted = elements(gold);
        Optional<List<Form>> given = elements(answer);
        if (wanted.isEmpty() || given.isEmpty()) {
            return Verdicts.different("other kinds of answers");
        }
        return unordered(expanded(wanted.get()), expanded(given.get()));
    }

    /** The elements of a set or list; a single value is a list of one. */
    private static Optional<List<Form>> elements(Form form) {
        if (form instanceof Listing listing) {
            return Optional.of(listing.items());
        }
        if (form instanceof Braces braces) {
            return Optional.of(braces.items());
        }
        if (form instanceof NamedSet set && set.name().equals("empty")) {
            return Optional.of(List.of());
        }
        return form instanceof Scalar || form instanceof Form.Measure ? Optional.of(List.of(form)) : Optional.empty();
    }

    private static List<Form> expanded(List<Form> items) {
        List<Form> expanded = new ArrayList<>();
        for (Form item : items) {
            if (item instanceof Scalar scalar && Signs.hasBoth(scalar.value())) {
                Signs.expanded(scalar.value()).forEach(value -> expanded.add(new Scalar(value)));
            } else if (item instanceof Form.Statement statement
                    && statement.all("=")
                    && statement.last() instanceof Scalar scalar
                    && Signs.hasBoth(scalar.value())) {
                Signs.expanded(scalar.value())
                        .forEach(value -> expanded.add(
                                new Form.Statement(List.of(statement.first(), new Scalar(value)), List.of("="))));
            } else if (item instanceof Bracket tuple && Signs.count(tuple) > 0 && Signs.count(tuple) <= MAX_SIGNS) {
                expanded.addAll(Signs.apart(tuple));
            } else {
                expanded.add(item);
            }
        }
        return expanded;
    }

    private Equality unordered(List<Form> wanted, List<Form> given) {
        if (wanted.size() > MAX_ITEMS || given.size() > MAX_ITEMS) {
            return wanted.size() == given.size()
                    ? ordered(wanted, given, "element")
                    : Verdicts.undecided("lists of %d and %d values".formatted(wanted.size(), given.size()));
        }
        if (!policy.has(MathSwitch.IGNORE_DUPLICATES) && wanted.size() != given.size()) {
            return Verdicts.different("%d values against %d".formatted(wanted.size(), given.size()));
        }
        Equality covered = covered(wanted, given, true);
        return Verdicts.both(covered, () -> covered(given, wanted, false));
    }

    /** Whether each of the first has its like among the second. */
    private Equality covered(List<Form> first, List<Form> second, boolean goldFirst) {
        Equality all = Verdicts.equal("the same " + first.size() + " values");
        for (int i = 0; i < first.size(); i++) {
            Equality best =
                    Verdicts.different(goldFirst ? "a value of the gold is missing" : "a value is not in the gold");
            for (int j = 0; j < second.size() && !best.isEqual(); j++) {
                int at = (i + j) % second.size();
                budget.spend(2);
                Equality next = goldFirst
                        ? forms.compare(first.get(i), second.get(at))
                        : forms.compare(second.get(at), first.get(i));
                best = next.isDifferent() ? best : next;
            }
            if (best.isDifferent()) {
                return best;
            }
            all = best.isEqual() ? all : best;
        }
        return all;
    }

    private Equality ordered(List<Form> wanted, List<Form> given, String what) {
        if (wanted.size() != given.size()) {
            return Verdicts.different("%d elements against %d".formatted(wanted.size(), given.size()));
        }
        Equality equal = Verdicts.equal("equal in each of " + wanted.size() + " elements");
        Equality all = equal;
        for (int i = 0; i < wanted.size(); i++) {
            int at = i;
            all = Verdicts.both(
                    all,
                    () -> Verdicts.explained(
                            forms.compare(wanted.get(at), given.get(at)),
                            reason -> what + " " + (at + 1) + ": " + reason));
            if (all.isDifferent()) {
                return all;
            }
        }
        return all.isEqual() ? equal : all;
    }

    private Equality tuples(Bracket gold, Bracket answer) {
        if (!gold.name().isEmpty() && !answer.name().isEmpty() && !gold.name().equals(answer.name())) {
            return Verdicts.different("points with other names");
        }
        boolean ends = gold.closedLow() != answer.closedLow() || gold.closedHigh() != answer.closedHigh();
        if (ends && gold.isInterval() && answer.isInterval()) {
            return Verdicts.different("interval ends differ: open and closed");
        }
        return ordered(gold.items(), answer.items(), "element");
    }

    private Equality tupleAndOther(Form gold, Form answer) {
        Bracket tuple = gold instanceof Bracket bracket ? bracket : (Bracket) answer;
        Form other = gold instanceof Bracket ? answer : gold;
        if (!(other instanceof Listing listing)) {
            return Verdicts.different("a tuple or interval against another form");
        }
        boolean nested = listing.items().stream().anyMatch(Bracket.class::isInstance);
        if (nested && Signs.count(tuple) > 0) {
            List<Form> written = List.of(tuple);
            Equality free = gold instanceof Bracket
                    ? unordered(expanded(written), listing.items())
                    : unordered(listing.items(), expanded(written));
            List<Form> turned = Signs.together(tuple);
            return free.isEqual() || Signs.count(tuple) == 1
                    ? free
                    : gold instanceof Bracket ? unordered(turned, listing.items()) : unordered(listing.items(), turned);
        }
        if (nested || tuple.closedLow() != tuple.closedHigh()) {
            return Verdicts.different("one tuple against a list");
        }
        return gold instanceof Bracket
                ? ordered(tuple.items(), listing.items(), "element")
                : ordered(listing.items(), tuple.items(), "element");
    }

    private Equality grids(Form gold, Form answer) {
        Optional<List<List<Form>>> wanted = rows(gold);
        Optional<List<List<Form>>> given = rows(answer);
        if (wanted.isEmpty() || given.isEmpty()) {
            return Verdicts.different("a matrix against another form");
        }
        boolean vectors =
                !(gold instanceof Grid && answer instanceof Grid) && isVector(wanted.get()) && isVector(given.get());
        if (vectors) {
            return ordered(flat(wanted.get()), flat(given.get()), "element");
        }
        if (wanted.get().size() != given.get().size()) {
            return Verdicts.different("%d rows against %d"
                    .formatted(wanted.get().size(), given.get().size()));
        }
        Equality all = Verdicts.equal("equal in each element");
        for (int i = 0; i < wanted.get().size(); i++) {
            int row = i;
            all = Verdicts.both(
                    all, () -> ordered(wanted.get().get(row), given.get().get(row), "row " + (row + 1) + ", element"));
            if (all.isDifferent()) {
                return all;
            }
        }
        return all;
    }

    private static Optional<List<List<Form>>> rows(Form form) {
        if (form instanceof Grid grid) {
            return Optional.of(grid.rows());
        }
        if (!(form instanceof Bracket bracket)) {
            return Optional.empty();
        }
        boolean nested = bracket.items().stream().allMatch(Bracket.class::isInstance);
        return Optional.of(
                nested
                        ? bracket.items().stream()
                                .map(item -> ((Bracket) item).items())
                                .toList()
                        : List.of(bracket.items()));
    }

    private static boolean isVector(List<List<Form>> rows) {
        return rows.size() == 1 || rows.stream().allMatch(row -> row.size() == 1);
    }

    private static List<Form> flat(List<List<Form>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }
}
