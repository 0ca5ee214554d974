package dev.assay.math;

import dev.assay.math.Expression.Num;
import java.math.BigInteger;

/** Reads numbers as they are written. */
final class Numerals {
    /** Longer numbers are not read: converting them costs more than a comparison may. */
    static final int MAX_DIGITS = 9000;

    private static final int MAX_EXPONENT = 2000;
    private static final int SHORT = 18;

    private Numerals() {}

    /** A number from digits, with at most one point and one exponent. */
    static Num read(String text) {
        int e = text.indexOf('e');
        String mantissa = e < 0 ? text : text.substring(0, e);
        int point = mantissa.indexOf('.');
        if (mantissa.length() > MAX_DIGITS) {
            throw new Unreadable("a number of %d digits".formatted(mantissa.length()));
        }
        int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT) {
            throw new Unreadable("a number with the exponent %d".formatted(exponent));
        }
        if (point < 0 && e < 0) {
            return Num.exact(Rational.of(whole(mantissa)));
        }
        int places = point < 0 ? 0 : mantissa.length() - point - 1;
        BigInteger digits = whole(mantissa.replace(".", ""));
        Rational value = Rational.of(digits).times(Rational.powerOfTen(exponent - places));
        int significant = digits.signum() == 0 ? 1 : digits.toString().length();
        return new Num(value, places - exponent, significant);
    }

    /** The number that digits write: short ones by way of a word. */
    private static BigInteger whole(String digits) {
        return digits.length() > SHORT ? new BigInteger(digits) : BigInteger.valueOf(Long.parseLong(digits));
    }

    /** A decimal whose last digits repeat: {@code 0.3} with the period {@code 18} is 7/22. */
    static Expression repeating(String digits, String period) {
        if (period.isEmpty() || period.length() > 50 || digits.indexOf('e') >= 0 || period.indexOf('.') > 0) {
            throw new Unreadable("a repeating decimal without a period");
        }
        String repeated = period.replace(".", "");
        int point = digits.indexOf('.');
        int places = point < 0 ? 0 : digits.length() - point - 1;
        Rational before = Rational.of(new BigInteger(digits.replace(".", ""))).times(Rational.powerOfTen(-places));
        BigInteger nines = BigInteger.TEN.pow(repeated.length()).subtract(BigInteger.ONE);
        Rational tail = new Rational(new BigInteger(repeated), nines).times(Rational.powerOfTen(-places));
        return Num.exact(before.plus(tail));
    }

    /** A decimal that goes on with dots: repeating where its digits say so. */
    static Expression continued(String digits) {
        int point = digits.indexOf('.');
        String places = digits.substring(point + 1);
        for (int length = 1; length <= places.length() / 2 && length <= 20; length++) {
            int copies = length == 1 ? 3 : 2;
            String period = places.substring(places.length() - length);
            if (places.length() >= length * copies && places.endsWith(period.repeat(copies))) {
                return repeating(digits, period);
            }
        }
        return read(digits);
    }
}
