package dev.assay.suites;

import java.util.ArrayList;
import java.util.List;

/** A polynomial in one variable: its coefficients from the constant upwards, the last of them not zero. */
record Polynomial(List<Rational> coefficients) {
    static final Polynomial X = of(0, 1);

    Polynomial {
        int size = coefficients.size();
        while (size > 0 && coefficients.get(size - 1).signum() == 0) {
            size--;
        }
        coefficients = List.copyOf(coefficients.subList(0, size));
    }

    static Polynomial of(long... coefficients) {
        List<Rational> list = new ArrayList<>();
        for (long coefficient : coefficients) {
            list.add(Rational.of(coefficient));
        }
        return new Polynomial(list);
    }

    static Polynomial constant(Rational value) {
        return new Polynomial(List.of(value));
    }

    int degree() {
        return coefficients.size() - 1;
    }

    /** The coefficient of the given power; zero above the degree. */
    Rational coefficient(int power) {
        return power < coefficients.size() ? coefficients.get(power) : Rational.ZERO;
    }

    Polynomial plus(Polynomial other) {
        List<Rational> sum = new ArrayList<>();
        for (int i = 0; i <= Math.max(degree(), other.degree()); i++) {
            sum.add(coefficient(i).plus(other.coefficient(i)));
        }
        return new Polynomial(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.times(of(-1)));
    }

    Polynomial times(Polynomial other) {
        Polynomial product = of();
        for (int i = 0; i <= degree(); i++) {
            List<Rational> shifted = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                shifted.add(Rational.ZERO);
            }
            for (Rational coefficient : other.coefficients) {
                shifted.add(coefficient.times(coefficients.get(i)));
            }
            product = product.plus(new Polynomial(shifted));
        }
        return product;
    }

    /** What is left after long division by a divisor. */
    Polynomial remainder(Polynomial divisor) {
        Polynomial rest = this;
        while (rest.degree() >= divisor.degree()) {
            Polynomial factor = constant(rest.coefficient(rest.degree()).over(divisor.coefficient(divisor.degree())));
            for (int i = rest.degree() - divisor.degree(); i > 0; i--) {
                factor = factor.times(X);
            }
            rest = rest.minus(factor.times(divisor));
        }
        return rest;
    }

    /** Lagrange's polynomial through points (x, y) with different x. */
    static Polynomial through(List<List<Rational>> points) {
        Polynomial sum = of();
        for (List<Rational> point : points) {
            Polynomial term = constant(point.get(1));
            for (List<Rational> other : points) {
                if (!other.equals(point)) {
                    Rational gap = point.get(0).minus(other.get(0));
                    term = term.times(X.minus(constant(other.get(0)))).times(constant(Rational.ONE.over(gap)));
                }
            }
            sum = sum.plus(term);
        }
        return sum;
    }
}
