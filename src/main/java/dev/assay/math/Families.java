package dev.assay.math;

import dev.assay.math.Expression.Constant;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Braces;
import dev.assay.math.Form.Comprehension;
import dev.assay.math.Form.Listing;
import dev.assay.math.Form.NamedSet;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers with a parameter that runs over the integers, {@code \frac{\pi}{4} + 2k\pi, k \in \mathbb{Z}}: the parameter's name says
 * nothing, and neither does where its count begins or which way it goes.
 */
final class Families {
    private static final List<Integer> SHIFTS = List.of(0, 1, -1, 2, -2);
    private static final Set<String> COUNTS = Set.of("k", "l", "m", "n");
    private static final Set<String> LETTERS = Set.of("Z", "N", "R", "Q", "C");

    private final FormEquality forms;

    Families(FormEquality forms) {
        this.forms = forms;
    }

    /** Whether a form says where a parameter lives, as {@code k \in \mathbb{Z}}. */
    static boolean isDomain(Form form) {
        return form instanceof Statement statement
                && statement.signs().equals(List.of("∈"))
                && (statement.last() instanceof NamedSet
                        || (Labels.isName(statement.last()) && isLetter(Labels.text(statement.last()))));
    }

    /** {@code Z}, {@code N_+}. */
    private static boolean isLetter(String name) {
        int mark = name.indexOf('_');
        return LETTERS.contains(mark < 0 ? name : name.substring(0, mark));
    }

    /** A set of {@code 2k}, or of {@code x} with {@code x = 2k}, for all {@code k} of some kind, as its elements; any other form as it is. */
    static Form listed(Form form) {
        return form instanceof Comprehension set ? listed(set) : form;
    }

    private static Form listed(Comprehension set) {
        List<Form> items =
                new ArrayList<>(set.condition() instanceof Listing all ? all.items() : List.of(set.condition()));
        if (!Labels.isName(set.element())) {
            items.add(0, set.element());
        } else if (items.get(0) instanceof Statement statement
                && statement.signs().equals(List.of("="))
                && statement.first().equals(set.element())) {
            items.set(0, statement.last());
        } else {
            return set;
        }
        boolean domains = items.size() > 1 && items.stream().skip(1).allMatch(Families::isDomain);
        return domains ? new Listing(items, false) : set;
    }

    /** The verdict where at least one side has an integer parameter; nothing where none has. */
    Optional<Equality> compare(Form gold, Form answer) {
        boolean declared = isDeclared(gold) || isDeclared(answer);
        if (!declared && !(isTurned(gold) && isTurned(answer))) {
            return Optional.empty();
        }
        Optional<String> wanted = parameter(gold, answer);
        Optional<String> given = parameter(answer, gold);
        if (wanted.isEmpty()
                || given.isEmpty()
                || !(declared || (isCount(gold, wanted.get()) && isCount(answer, given.get())))
                || isNamedBy(gold, wanted.get())
                || isNamedBy(answer, given.get())) {
            return Optional.empty();
        }
        Form first = withoutDomains(gold);
        Form second = withoutDomains(answer);
        Expression name = new Variable(wanted.get());
        for (int shift : SHIFTS) {
            for (Expression along : List.of(name, Expression.of(Operator.NEGATE, name))) {
                Expression counted = shift == 0 ? along : Expression.of(Operator.ADD, along, Expression.of(shift));
                if (forms.compare(first, substituted(second, given.get(), counted))
                        .isEqual()) {
                    return Optional.of(Verdicts.equal("the same values as the parameter runs over the integers"));
                }
            }
        }
        return Optional.of(Verdicts.different("other values as the parameter runs over the integers"));
    }

    private static boolean isDeclared(Form form) {
        return form instanceof Listing && declared(form).isPresent();
    }

    /** Whether this counts turns where nobody says what it is: the {@code k} of {@code k\pi}, with no letter beside it. */
    private static boolean isCount(Form form, String parameter) {
        return COUNTS.contains(parameter) && variables(form).equals(Set.of(parameter)) && isTurned(form);
    }

    private static boolean isTurned(Form form) {
        return form instanceof Scalar scalar
                ? scalar.value().has(Constant.PI)
                : form instanceof Statement statement
                        ? isTurned(statement.last())
                        : form instanceof Listing listing
                                && listing.items().stream().anyMatch(Families::isTurned);
    }

    /** Whether what is named is a term of a sequence or a function's value, as {@code a_k = 2k}: there the count matters. */
    private static boolean isNamedBy(Form form, String parameter) {
        return form instanceof Listing listing
                ? listing.items().stream().anyMatch(item -> !isDomain(item) && isNamedBy(item, parameter))
                : form instanceof Statement statement
                        && Labels.text(statement.first()).contains(parameter);
    }

    /** The parameter that a form declares; where it declares none, the one variable that it has and the other has not, or the other's. */
    private static Optional<String> parameter(Form form, Form other) {
        Optional<String> declared = declared(form);
        if (declared.isPresent()) {
            return declared;
        }
        Set<String> names = variables(form);
        Optional<String> theirs = declared(other).filter(names::contains);
        names.removeAll(variables(withoutDomains(other)));
        return theirs.isPresent()
                ? theirs
                : names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
    }

    private static Optional<String> declared(Form form) {
        return form instanceof Listing listing
                ? listing.items().stream()
                        .filter(Families::isOfIntegers)
                        .map(domain -> Labels.text(((Statement) domain).first()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOfIntegers(Form form) {
        return isDomain(form)
                && form instanceof Statement statement
                && Labels.isName(statement.first())
                && (statement.last() instanceof NamedSet set
                        ? set.name().equals("integers")
                        : Labels.text(statement.last()).equals("Z"));
    }

    /** A list without statements about its parameters. */
    static Form withoutDomains(Form form) {
        if (!(form instanceof Listing listing)) {
            return form;
        }
        List<Form> kept =
                listing.items().stream().filter(item -> !isDomain(item)).toList();
        if (kept.isEmpty() || kept.size() == listing.items().size()) {
            return form;
        }
        return kept.size() == 1 ? kept.get(0) : new Listing(kept, listing.alternatives());
    }

    private static Set<String> variables(Form form) {
        Set<String> names = new TreeSet<>();
        if (form instanceof Scalar scalar) {
            scalar.value().collectVariables(names);
        } else if (form instanceof Statement statement) {
            names.addAll(variables(statement.last()));
        } else if (form instanceof Listing listing) {
            listing.items().forEach(item -> names.addAll(variables(item)));
        } else if (form instanceof Braces braces) {
            braces.items().forEach(item -> names.addAll(variables(item)));
        }
        return names;
    }

    private static Form substituted(Form form, String name, Expression by) {
        if (form instanceof Scalar scalar) {
            return new Scalar(scalar.value().substitute(name, by));
        }
        if (form instanceof Statement statement) {
            return new Statement(substituted(statement.sides(), name, by), statement.signs());
        }
        if (form instanceof Listing listing) {
            return new Listing(substituted(listing.items(), name, by), listing.alternatives());
        }
        return form instanceof Braces braces ? new Braces(substituted(braces.items(), name, by)) : form;
    }

    private static List<Form> substituted(List<Form> forms, String name, Expression by) {
        return forms.stream().map(form -> substituted(form, name, by)).toList();
    }
}
