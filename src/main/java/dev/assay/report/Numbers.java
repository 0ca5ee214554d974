package dev.assay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as people and machines read them; unknown is {@code -} or null, never 0. */
final class Numbers {
    private static final int DIGITS = 6;

    private Numbers() {}

    /** A share as points of a hundred with one digit. */
    static String points(double share) {
        String text = String.format(Locale.ROOT, "%.1f", share * 100);
        return text.equals("-0.0") ? "0.0" : text;
    }

    static String whole(OptionalLong number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%,d", number.getAsLong()) : "-";
    }

    static String decimal(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.1f", number.getAsDouble()) : "-";
    }

    static String millis(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%,.0f ms", number.getAsDouble()) : "-";
    }

    /**
     * Rounded half-even to six decimals, without trailing zeros; minus zero is zero. Of the exact value: what a JDK prints for a
     * double is not the same on all of them.
     */
    static BigDecimal rounded(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(DIGITS, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
