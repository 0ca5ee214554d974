package dev.assay.suites;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How golds are written: one text for each value. */
final class AnswerText {
    private AnswerText() {}

    static String fraction(Rational value) {
        if (value.bottom().equals(BigInteger.ONE)) {
            return value.top().toString();
        }
        String sign = value.signum() < 0 ? "-" : "";
        return sign + "\\frac{" + value.top().abs() + "}{" + value.bottom() + "}";
    }

    /** Without trailing zeros; throws where the decimals do not end. */
    static String decimal(Rational value) {
        return decimal(new BigDecimal(value.top()).divide(new BigDecimal(value.bottom())));
    }

    static String decimal(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** The value 1 is one hundred percent. */
    static String percent(Rational value) {
        return decimal(value.times(100)) + "\\%";
    }

    static String set(Collection<Long> members) {
        return new TreeSet<>(members).stream().map(String::valueOf).collect(Collectors.joining(", ", "\\{", "\\}"));
    }

    static String tuple(long... parts) {
        return Arrays.stream(parts).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The term a*sqrt(b) for positive a and b > 1. */
    static String radical(long a, long b) {
        return (a == 1 ? "" : a) + "\\sqrt{" + b + "}";
    }

    /** The sum a + b*sqrt(c) for b other than zero. */
    static String surd(long a, long b, long c) {
        return a + (b < 0 ? "-" : "+") + radical(Math.abs(b), c);
    }

    static String interval(boolean lowIn, Rational low, Rational high, boolean highIn) {
        return (lowIn ? "[" : "(") + fraction(low) + ", " + fraction(high) + (highIn ? "]" : ")");
    }

    static String circle(long centreX, long centreY, long radiusSquared) {
        return "(x" + signed(-centreX) + ")^2+(y" + signed(-centreY) + ")^2=" + radiusSquared;
    }

    /** A polynomial with whole coefficients, highest power first. */
    static String polynomial(Polynomial polynomial, String variable) {
        StringBuilder text = new StringBuilder();
        for (int power = polynomial.degree(); power >= 0; power--) {
            long coefficient = polynomial.coefficient(power).whole();
            if (coefficient != 0) {
                text.append(term(coefficient, power, variable));
            }
        }
        return text.charAt(0) == '+' ? text.substring(1) : text.toString();
    }

    private static String term(long coefficient, int power, String variable) {
        if (power == 0) {
            return signed(coefficient);
        }
        String number = Math.abs(coefficient) == 1 ? "" : String.valueOf(Math.abs(coefficient));
        return (coefficient < 0 ? "-" : "+") + number + variable + (power == 1 ? "" : "^" + power);
    }

    private static String signed(long number) {
        return number < 0 ? String.valueOf(number) : "+" + number;
    }
}
