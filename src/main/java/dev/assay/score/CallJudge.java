package dev.assay.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.suite.CallOracle;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the result of a call is right, by the oracle of its task. Anything may stand in the result; where Python would raise, it is wrong. */
final class CallJudge {
    private final CallOracle oracle;
    private final double tolerance;

    CallJudge(CallOracle oracle, double tolerance) {
        this.oracle = oracle;
        this.tolerance = tolerance;
    }

    /**
     * The verdict on one result.
     *
     * @param arguments that the function was called with
     */
    boolean isRight(ArrayNode arguments, TypedJson want, TypedJson got) {
        List<TypedJson> given = PythonValue.items(arguments);
        return switch (oracle) {
            case LISTS -> PythonValue.equal(want, listed(got));
            case SAME_SET -> PythonValue.sameItems(want, got);
            case NOT_NONE -> notNone(want, got);
            case ZERO -> PythonValue.equal(want, got) || Polynomial.isZero(given, got, tolerance);
            case PYRAMID -> isEqual(want, got) || isSurface(given, got);
            case DIGIT_DISTANCE -> isEqual(want, got) || isDigitDistance(given, got);
            case EQUAL -> isEqual(want, got);
        };
    }

    private boolean isEqual(TypedJson want, TypedJson got) {
        return PythonValue.equal(want, got) || Closeness.isClose(want, got, tolerance);
    }

    private static TypedJson listed(TypedJson got) {
        return got.tag().filter("t"::equals).isPresent() ? new TypedJson(got.held()) : got;
    }

    private static boolean notNone(TypedJson want, TypedJson got) {
        return got.node().isBoolean()
                ? PythonValue.equal(want, got)
                : want.node().asBoolean() != got.node().isNull();
    }

    /** EvalPlus' {@code _surface_Area}: the height is that of the pyramid, not of its sides. */
    private boolean isSurface(List<TypedJson> given, TypedJson got) {
        Optional<Double> edge = number(given, 0);
        Optional<Double> height = number(given, 1);
        Optional<Double> surface = PythonValue.real(got);
        if (edge.isEmpty() || height.isEmpty() || surface.isEmpty()) {
            return false;
        }
        double half = edge.get() / 2;
        double slant = Math.sqrt(half * half + height.get() * height.get());
        double wanted = Math.rint(edge.get() * edge.get() + 4 * (edge.get() * slant) / 2);
        return Double.isFinite(wanted) && Math.abs(surface.get() - wanted) <= tolerance;
    }

    /** EvalPlus' {@code _digit_distance_nums}: the shorter number is padded with zeros. */
    private static boolean isDigitDistance(List<TypedJson> given, TypedJson got) {
        Optional<BigInteger> a =
                given.isEmpty() ? Optional.empty() : given.get(0).integer();
        Optional<BigInteger> b =
                given.size() < 2 ? Optional.empty() : given.get(1).integer();
        if (a.isEmpty() || b.isEmpty() || a.get().signum() < 0 || b.get().signum() < 0) {
            return false;
        }
        String x = a.get().toString();
        String y = b.get().toString();
        int length = Math.max(x.length(), y.length());
        int sum = IntStream.rangeClosed(1, length)
                .map(i -> Math.abs(digit(x, i) - digit(y, i)))
                .sum();
        return PythonValue.real(got).filter(value -> value == sum).isPresent();
    }

    private static int digit(String digits, int fromEnd) {
        return fromEnd <= digits.length() ? digits.charAt(digits.length() - fromEnd) - '0' : 0;
    }

    private static Optional<Double> number(List<TypedJson> given, int index) {
        return index < given.size() ? PythonValue.real(given.get(index)) : Optional.empty();
    }
}
