package dev.assay.suites;

import static dev.assay.suites.Polynomial.X;

import java.util.ArrayList;
import java.util.List;

/** Tasks whose answer is a polynomial: polynomial arithmetic against values at several points, or against Vieta's rule. */
final class ExpressionWays {
    private ExpressionWays() {}

    static List<TwoWays> all() {
        return List.of(
                new TwoWays(
                        "exp-1",
                        () -> text(Polynomial.of(0, 3 + 4)),
                        () -> text(Elimination.polynomialLike(
                                x -> x.plus(x).plus(x).plus(x.times(4)), 1))),
                new TwoWays(
                        "exp-2",
                        ExpressionWays::perimeter,
                        () -> text(Elimination.polynomialLike(ExpressionWays::perimeterAt, 1))),
                new TwoWays("exp-3", ExpressionWays::quadraticByFactors, ExpressionWays::quadraticByVieta),
                new TwoWays(
                        "exp-4",
                        ExpressionWays::cubes,
                        () -> text(Elimination.polynomialLike(ExpressionWays::cubesAt, 3))),
                new TwoWays(
                        "exp-5",
                        ExpressionWays::seriesByFormula,
                        () -> AnswerText.polynomial(Elimination.polynomialLike(ExpressionWays::seriesAt, 2), "n")),
                new TwoWays("exp-6", ExpressionWays::remainderByDivision, ExpressionWays::remainderByZeros));
    }

    private static String text(Polynomial polynomial) {
        return AnswerText.polynomial(polynomial, "x");
    }

    private static String perimeter() {
        return text(X.plus(X.plus(Polynomial.of(6))).times(Polynomial.of(2)));
    }

    private static Rational perimeterAt(Rational x) {
        Rational longSide = x.plus(Rational.of(6));
        return x.plus(longSide).plus(x).plus(longSide);
    }

    private static String quadraticByFactors() {
        Polynomial zero = X.minus(Polynomial.constant(Rational.of(3, 2)));
        return text(Polynomial.of(2).times(zero).times(X.plus(Polynomial.of(5))));
    }

    /** The zeros have the sum -b/a and the product c/a. */
    private static String quadraticByVieta() {
        Rational sum = Rational.of(3, 2).plus(Rational.of(-5));
        Rational product = Rational.of(3, 2).times(-5);
        return text(new Polynomial(List.of(product.times(2), sum.times(-2), Rational.of(2))));
    }

    private static String cubes() {
        Polynomial large = X.plus(Polynomial.of(2));
        Polynomial small = X.minus(Polynomial.of(2));
        return text(large.times(large).times(large).minus(small.times(small).times(small)));
    }

    private static Rational cubesAt(Rational x) {
        return x.plus(Rational.of(2)).power(3).minus(x.minus(Rational.of(2)).power(3));
    }

    /** n terms, each on average half of the first and the last. */
    private static String seriesByFormula() {
        Polynomial firstAndLast = Polynomial.of(3).plus(Polynomial.of(-1, 4));
        Polynomial sum = X.times(firstAndLast).times(Polynomial.constant(Rational.of(1, 2)));
        return AnswerText.polynomial(sum, "n");
    }

    private static Rational seriesAt(Rational n) {
        long sum = 0;
        for (long i = 1; i <= n.whole(); i++) {
            sum += 4 * i - 1;
        }
        return Rational.of(sum);
    }

    private static String remainderByDivision() {
        return text(Polynomial.of(1, -2, 0, 0, 0, 1).remainder(Polynomial.of(-2, -1, 1)));
    }

    /** At a zero of the divisor the remainder has the value of the dividend; two zeros settle a straight line. */
    private static String remainderByZeros() {
        List<List<Rational>> system = new ArrayList<>();
        for (long x = -100; x <= 100; x++) {
            if (x * x - x - 2 == 0) {
                system.add(Elimination.row(1, x, x * x * x * x * x - 2 * x + 1));
            }
        }
        return text(new Polynomial(Elimination.solve(system)));
    }
}
