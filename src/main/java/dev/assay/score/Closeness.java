package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * EvalPlus' tolerance: a result of the wanted type whose numbers are at most {@code atol} and 1e-7 of the wanted ones apart, as
 * {@code numpy.allclose} has it. Where a task sets no {@code atol}, a float and a list or tuple of floats alone have one, of 1e-6.
 */
final class Closeness {
    private static final double RELATIVE = 1e-7;
    private static final double OF_FLOATS = 1e-6;

    private Closeness() {}

    static boolean isClose(TypedJson want, TypedJson got, double tolerance) {
        double absolute = tolerance == 0 && isFloats(want) ? OF_FLOATS : tolerance;
        return absolute > 0 && type(want).equals(type(got)) && within(want, got, absolute);
    }

    private static boolean within(TypedJson want, TypedJson got, double absolute) {
        Optional<JsonNode> wanted = PythonValue.sequence(want);
        Optional<JsonNode> found = PythonValue.sequence(got);
        if (wanted.isPresent() != found.isPresent()) {
            return false;
        }
        if (wanted.isPresent() && found.isPresent()) {
            List<TypedJson> right = PythonValue.items(wanted.get());
            List<TypedJson> given = PythonValue.items(found.get());
            boolean all = right.size() == given.size();
            for (int i = 0; all && i < right.size(); i++) {
                all = within(right.get(i), given.get(i), absolute);
            }
            return all;
        }
        Optional<PythonValue.Complex> a = PythonValue.complex(want);
        Optional<PythonValue.Complex> b = PythonValue.complex(got);
        return a.isPresent() && b.isPresent() && isClose(a.get(), b.get(), absolute);
    }

    private static boolean isClose(PythonValue.Complex want, PythonValue.Complex got, double absolute) {
        if (!want.isFinite() || !got.isFinite()) {
            return want.re() == got.re() && want.im() == got.im();
        }
        return Math.hypot(got.re() - want.re(), got.im() - want.im())
                <= absolute + RELATIVE * Math.hypot(want.re(), want.im());
    }

    private static boolean isFloats(TypedJson want) {
        Optional<JsonNode> sequence = PythonValue.sequence(want);
        return sequence.isEmpty()
                ? want.real().isPresent()
                : !sequence.get().isEmpty()
                        && PythonValue.items(sequence.get()).stream()
                                .allMatch(item -> item.real().isPresent());
    }

    private static String type(TypedJson value) {
        JsonNode node = value.node();
        return value.tag()
                .map(tag -> tag.equals("x") ? "int" : tag)
                .orElseGet(() ->
                        node.isIntegralNumber() ? "int" : node.getNodeType().name());
    }
}
