package dev.assay.math;

import java.util.Optional;

/** A choice between two readings of an answer that mathematics does not make. */
public enum MathSwitch {
    /** A decimal gold stands for all values that round to it, as where golds are measured. */
    ROUNDED_GOLDS("roundedGolds", false),
    /** {@code 35%} is taken for {@code 35} as well as for {@code 0.35}. */
    PERCENT_AS_NUMBER("percentAsNumber", true),
    /** A number without a unit matches one with it. */
    IGNORE_MISSING_UNIT("ignoreMissingUnit", true),
    /** {@code 243} matches {@code 243_5}. */
    IGNORE_MISSING_BASE("ignoreMissingBase", true),
    /** An answer that leaves logarithms, sines or sums of constants is refused where the gold has none: it restates the problem. */
    REFUSE_UNEVALUATED("refuseUnevaluated", true),
    /** {@code 1,204} is one number outside brackets, and no list. */
    COMMA_THOUSANDS("commaThousands", true),
    /** {@code 1 204} is one number outside brackets. */
    SPACED_THOUSANDS("spacedThousands", true),
    /** {@code 2,5,5} matches {@code 2,5}. */
    IGNORE_DUPLICATES("ignoreDuplicates", true),
    /** {@code c} matches the choice {@code C}. */
    FOLD_CHOICE_CASE("foldChoiceCase", true),
    /** {@code 2<x<=7} matches {@code (2,7]}, both ways. */
    INTERVALS_AS_INEQUALITIES("intervalsAsInequalities", true),
    /** The boxes of one line are one list where the gold is a list; else only the last box counts. */
    JOIN_BOXES("joinBoxes", true),
    /** The last formula or number is the answer of a text without box and marker. */
    LAST_VALUE("lastValue", true);

    private final String text;
    private final boolean byDefault;

    MathSwitch(String text, boolean byDefault) {
        this.text = text;
        this.byDefault = byDefault;
    }

    /** The name in {@code suite.yaml} and on the command line. */
    public String text() {
        return text;
    }

    boolean isOnByDefault() {
        return byDefault;
    }

    static Optional<MathSwitch> of(String text) {
        for (MathSwitch each : values()) {
            if (each.text.equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
