package dev.assay.math;

import dev.assay.math.Expression.Operation;
import dev.assay.math.Expression.Variable;
import dev.assay.math.Form.Scalar;
import java.util.Optional;

/** The letter for which a function or sequence is defined: the {@code x} of {@code f(x) = 2x}, the {@code n} of {@code a_n = n^2}. */
final class Arguments {
    private Arguments() {}

    /** The answer's right side with the gold's letter for its own, where the two left sides differ in that letter alone. */
    static Form renamed(Form gold, Form answer, Form right) {
        Optional<Definition> wanted = Definition.of(gold);
        Optional<Definition> given = Definition.of(answer);
        if (wanted.isEmpty() || given.isEmpty() || !(right instanceof Scalar scalar)) {
            return right;
        }
        String letter = given.get().letter();
        boolean free = !scalar.value().variables().contains(wanted.get().letter());
        return free && !letter.equals(wanted.get().letter())
                ? new Scalar(scalar.value()
                        .substitute(letter, new Variable(wanted.get().letter())))
                : right;
    }

    /** Whether two left sides define one sequence, {@code a_n} and {@code a_k}, and the answer's right side is in its own letter. */
    static boolean isOneSequence(Form gold, Form answer, Form right) {
        Optional<Definition> wanted = Definition.of(gold);
        Optional<Definition> given = Definition.of(answer);
        return wanted.isPresent()
                && given.isPresent()
                && wanted.get().name().endsWith("_")
                && wanted.get().name().equals(given.get().name())
                && right instanceof Scalar scalar
                && !scalar.value().variables().contains(wanted.get().letter());
    }

    /** Whether one left side is {@code y} and the other a function of {@code x}: the graph and its function. */
    static boolean isGraph(Form gold, Form answer) {
        return (isY(gold) && isOfX(answer)) || (isY(answer) && isOfX(gold));
    }

    private static boolean isY(Form side) {
        return side instanceof Scalar scalar
                && scalar.value() instanceof Variable variable
                && variable.name().equals("y");
    }

    private static boolean isOfX(Form side) {
        return Definition.of(side)
                .map(definition ->
                        definition.letter().equals("x") && !definition.name().endsWith("_"))
                .orElse(false);
    }

    /** A name and the one letter it is defined for. */
    private record Definition(String name, String letter) {
        static Optional<Definition> of(Form side) {
            return side instanceof Scalar scalar
                    ? scalar.value().fold(n -> Optional.empty(), c -> Optional.empty(), Definition::of, Definition::of)
                    : Optional.empty();
        }

        private static Optional<Definition> of(Variable variable) {
            String name = variable.name();
            int open = name.indexOf('(');
            if (open > 0 && name.endsWith(")")) {
                return of(name.substring(0, open), name.substring(open + 1, name.length() - 1));
            }
            int index = name.indexOf('_');
            return index > 0 ? of(name.substring(0, index + 1), name.substring(index + 1)) : Optional.empty();
        }

        /** {@code p(x)}, which is read as a product. */
        private static Optional<Definition> of(Operation operation) {
            return Labels.isApplication(new Scalar(operation))
                    ? of(Printer.text(operation.first()), Printer.text(operation.second()))
                    : Optional.empty();
        }

        private static Optional<Definition> of(String name, String letter) {
            boolean one = letter.length() == 1 && Character.isLetter(letter.charAt(0));
            return one ? Optional.of(new Definition(name, letter)) : Optional.empty();
        }
    }
}
