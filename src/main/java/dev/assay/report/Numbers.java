package dev.assay.report;

import dev.assay.compare.Estimate;
import dev.assay.model.Money;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
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

    /** A score, as {@code 62.5 %}. */
    static String percent(Optional<Estimate> estimate) {
        return estimate.map(each -> points(each.value()) + " %").orElse("-");
    }

    /** An interval in points. */
    static String range(Estimate estimate) {
        return points(estimate.low()) + " to " + points(estimate.high());
    }

    /** An interval in points. */
    static String range(Interval interval) {
        return points(interval.low()) + " to " + points(interval.high());
    }

    /** Tasks, and samples where they are more. */
    static String size(Estimate estimate) {
        return estimate.samples() == estimate.tasks()
                ? Integer.toString(estimate.tasks())
                : estimate.tasks() + " (" + estimate.samples() + " samples)";
    }

    static String whole(OptionalLong number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%,d", number.getAsLong()) : "-";
    }

    static String decimal(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.1f", number.getAsDouble()) : "-";
    }

    /** US dollars, to the cent from one dollar up and to two digits below. */
    static String dollars(Optional<BigDecimal> money) {
        return money.map(value -> value.compareTo(BigDecimal.ONE) >= 0 || value.signum() == 0
                        ? value.setScale(2, RoundingMode.HALF_EVEN)
                        : value.round(new MathContext(2, RoundingMode.HALF_EVEN)))
                .map(value -> "$" + value.toPlainString())
                .orElse("-");
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
        return Money.plain(rounded);
    }
}
