package dev.assay.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Linear systems solved by Gauss-Jordan elimination over exact fractions. */
final class Elimination {
    private Elimination() {}

    /** The one solution of a square system; each row holds the coefficients and then the right-hand side. */
    static List<Rational> solve(List<List<Rational>> system) {
        List<List<Rational>> rows = new ArrayList<>(system);
        for (int column = 0; column < rows.size(); column++) {
            int pivot = column;
            while (rows.get(pivot).get(column).signum() == 0) {
                pivot++;
            }
            List<Rational> lead = scaled(rows.get(pivot), rows.get(pivot).get(column));
            rows.set(pivot, rows.get(column));
            rows.set(column, lead);
            for (int i = 0; i < rows.size(); i++) {
                if (i != column) {
                    rows.set(i, without(rows.get(i), lead, column));
                }
            }
        }
        return rows.stream().map(row -> row.get(rows.size())).toList();
    }

    static List<Rational> row(long... numbers) {
        List<Rational> row = new ArrayList<>();
        for (long number : numbers) {
            row.add(Rational.of(number));
        }
        return row;
    }

    /** The polynomial of at most the given degree that agrees with a function at 1, 2, 3, ... and, as a check, at three more points. */
    static Polynomial polynomialLike(UnaryOperator<Rational> function, int degree) {
        List<List<Rational>> system = new ArrayList<>();
        for (int x = 1; x <= degree + 1; x++) {
            system.add(powersAndValue(function, x, degree));
        }
        List<Rational> coefficients = solve(system);
        for (int x = degree + 2; x <= degree + 4; x++) {
            List<Rational> row = powersAndValue(function, x, degree);
            Rational value = Rational.ZERO;
            for (int i = 0; i <= degree; i++) {
                value = value.plus(coefficients.get(i).times(row.get(i)));
            }
            if (!value.equals(row.get(degree + 1))) {
                throw new ArithmeticException("no polynomial of degree " + degree);
            }
        }
        return new Polynomial(coefficients);
    }

    private static List<Rational> powersAndValue(UnaryOperator<Rational> function, int x, int degree) {
        List<Rational> row = new ArrayList<>();
        for (int i = 0; i <= degree; i++) {
            row.add(Rational.of(x).power(i));
        }
        row.add(function.apply(Rational.of(x)));
        return row;
    }

    private static List<Rational> scaled(List<Rational> row, Rational divisor) {
        return row.stream().map(number -> number.over(divisor)).toList();
    }

    private static List<Rational> without(List<Rational> row, List<Rational> lead, int column) {
        List<Rational> rest = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            rest.add(row.get(i).minus(lead.get(i).times(row.get(column))));
        }
        return rest;
    }
}
