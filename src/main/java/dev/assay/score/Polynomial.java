package dev.assay.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** EvalPlus' oracle for HumanEval/32: the polynomial whose coefficients are the argument is 0 at the result. */
final class Polynomial {
    private Polynomial() {}

    static boolean isZero(List<TypedJson> given, TypedJson got, double tolerance) {
        Optional<Double> at = PythonValue.real(got);
        if (at.isEmpty() || given.size() != 1 || !given.get(0).node().isArray()) {
            return false;
        }
        double sum = 0;
        int power = 0;
        for (TypedJson each : PythonValue.items(given.get(0).node())) {
            Optional<Double> coefficient = PythonValue.real(each);
            if (coefficient.isEmpty()) {
                return false;
            }
            sum += coefficient.get() * power(at.get(), power++);
        }
        return Math.abs(sum) <= tolerance;
    }

    /** To the last bit, as the C library has it and StrictMath has not: near a zero of large terms that decides. */
    private static double power(double base, int exponent) {
        return Double.isFinite(base) ? new BigDecimal(base).pow(exponent).doubleValue() : Double.NaN;
    }
}
