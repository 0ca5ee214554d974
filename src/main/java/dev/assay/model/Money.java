package dev.assay.model;

import java.math.BigDecimal;

/** How amounts are written. */
public final class Money {
    private Money() {}

    /** Without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
