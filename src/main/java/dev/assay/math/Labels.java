package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Bracket;
import dev.assay.math.Form.Captioned;
import dev.assay.math.Form.Ratio;
import dev.assay.math.Form.Scalar;
import dev.assay.math.Form.Statement;
import dev.assay.math.Form.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the name of an answer, as the {@code x} of {@code x = 3}, from its value. */
final class Labels {
    private Labels() {}

    /** The statement with approximations cut off, {@code 3 = x} turned round. */
    static Form cleaned(Statement statement) {
        if (statement.first() instanceof Captioned caption && statement.all("=")) {
            List<Form> sides = new ArrayList<>(statement.sides());
            sides.set(0, caption.form());
            return cleaned(new Statement(sides, statement.signs()));
        }
        int about = statement.signs().indexOf("≈");
        if (about > 0 || (about == 0 && !hasVariables(statement.first()))) {
            if (about == 0) {
                return statement.first();
            }
            return new Statement(
                    statement.sides().subList(0, about + 1), statement.signs().subList(0, about));
        }
        if (about == 0) {
            return new Statement(List.of(statement.first(), statement.sides().get(1)), List.of("="));
        }
        if (statement.signs().equals(List.of("≡")) && isName(statement.first())) {
            return new Statement(statement.sides(), List.of("="));
        }
        if (statement.signs().equals(List.of("=")) && isName(statement.last()) && !isName(statement.first())) {
            return new Statement(List.of(statement.last(), statement.first()), List.of("="));
        }
        return statement;
    }

    /** What a calculation comes to, where that is said with a sign of approximation. */
    static Optional<Form> rounded(Form form) {
        return form instanceof Statement statement
                        && statement.signs().equals(List.of("≈"))
                        && !hasVariables(statement.first())
                ? Optional.of(statement.last())
                : Optional.empty();
    }

    /** Whether a side only names the value: a variable, f(x), AB, |AB|, a ratio or tuple of names, words, an integral or a limit. */
    static boolean isLabel(Form side) {
        if (side instanceof Scalar scalar) {
            return isLabel(scalar.value());
        }
        if (side instanceof Bracket bracket) {
            return bracket.items().stream().allMatch(Labels::isLabel);
        }
        if (side instanceof Ratio ratio) {
            return ratio.parts().stream().allMatch(Labels::isLabel);
        }
        if (side instanceof Form.Combination sets) {
            return isLabel(sets.left()) && isLabel(sets.right());
        }
        return side instanceof Words;
    }

    private static boolean isLabel(Expression side) {
        return side.fold(
                number -> false,
                constant -> false,
                variable -> true,
                operation -> operation.operator() == Operator.OPAQUE
                        || (operation.operator() == Operator.POWER
                                ? isLabel(operation.first())
                                : operation.operands().stream().allMatch(Labels::isLabel)));
    }

    private static boolean hasVariables(Form side) {
        return (side instanceof Scalar scalar && !scalar.value().variables().isEmpty()) || side instanceof Words;
    }

    /** Whether a statement names its value: by a label, or by a calculation without variables that leads to it. */
    static boolean isNamed(Statement statement) {
        Form first = statement.first();
        Form last = statement.last();
        boolean zero = last instanceof Scalar value
                && value.value() instanceof Expression.Num number
                && number.value().signum() == 0;
        boolean sum = first instanceof Scalar scalar && scalar.value().is(Operator.ADD);
        boolean calculation = !hasVariables(first) && first instanceof Scalar && !hasVariables(last);
        return (isLabel(first) && !(sum && zero)) || calculation;
    }

    /** Whether one name is the other with a number behind it: {@code x} and {@code x_1}. */
    static boolean isIndexed(String first, String second) {
        String longer = first.length() > second.length() ? first : second;
        String shorter = first.length() > second.length() ? second : first;
        String index = longer.startsWith(shorter + "_") ? longer.substring(shorter.length() + 1) : "";
        return !index.isEmpty() && index.chars().allMatch(Character::isDigit);
    }

    /** Whether a side is one variable or function. */
    static boolean isName(Form side) {
        return side instanceof Scalar scalar && scalar.value() instanceof Variable;
    }

    /** The text by which labels are compared. */
    static String text(Form label) {
        if (label instanceof Scalar scalar) {
            return Printer.canonical(scalar.value());
        }
        if (label instanceof Words words) {
            return Lexicon.plain(words.text());
        }
        return "";
    }

    /** Whether the label is a function's value, {@code f(x)}. */
    static boolean isApplication(Form label) {
        if (!(label instanceof Scalar scalar)) {
            return false;
        }
        Expression value = scalar.value();
        return (value instanceof Variable variable && variable.isApplication())
                || (value instanceof Operation product
                        && product.operator() == Operator.MULTIPLY
                        && product.operands().size() == 2
                        && product.operands().stream().allMatch(Variable.class::isInstance));
    }
}
