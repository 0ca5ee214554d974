package dev.assay.math;

/**
 * Choices that mathematics does not make. The defaults are those of most published protocols where they agree, and the
 * stricter reading where they do not.
 *
 * @param acceptedDigits significant digits from which a correctly rounded decimal stands for an exact gold that is not
 *     whole; 0 accepts no rounding at all
 * @param roundedGolds whether a decimal gold stands for all values that round to it
 * @param percentAsNumber whether {@code 35%} is taken for {@code 35} as well as for {@code 0.35}
 * @param ignoreMissingUnit whether a number without a unit matches one with it
 * @param ignoreMissingBase whether {@code 243} matches {@code 243_5}
 * @param refuseUnevaluated whether an answer that leaves logarithms, sines or sums of constants is refused where the gold has
 *     none: it restates the problem
 * @param spacedThousands whether {@code 1 204} is one number
 * @param ignoreDuplicates whether {@code 2,5,5} matches {@code 2,5}
 * @param foldChoiceCase whether {@code c} matches the choice {@code C}
 * @param steps the budget of one comparison
 */
public record MathPolicy(
        int acceptedDigits,
        boolean roundedGolds,
        boolean percentAsNumber,
        boolean ignoreMissingUnit,
        boolean ignoreMissingBase,
        boolean refuseUnevaluated,
        boolean spacedThousands,
        boolean ignoreDuplicates,
        boolean foldChoiceCase,
        long steps) {
    /** The defaults. */
    public static final MathPolicy DEFAULT =
            new MathPolicy(6, false, true, true, true, true, true, true, true, 400_000);

    public MathPolicy {
        if (acceptedDigits < 0) {
            throw new IllegalArgumentException("acceptedDigits is " + acceptedDigits);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps is " + steps);
        }
    }

    /** These choices for a suite whose golds are measured or rounded, as in physics. */
    public MathPolicy withRoundedGolds() {
        return new MathPolicy(
                acceptedDigits,
                true,
                percentAsNumber,
                ignoreMissingUnit,
                ignoreMissingBase,
                refuseUnevaluated,
                spacedThousands,
                ignoreDuplicates,
                foldChoiceCase,
                steps);
    }

    /** These choices with another budget. */
    public MathPolicy withSteps(long budget) {
        return new MathPolicy(
                acceptedDigits,
                roundedGolds,
                percentAsNumber,
                ignoreMissingUnit,
                ignoreMissingBase,
                refuseUnevaluated,
                spacedThousands,
                ignoreDuplicates,
                foldChoiceCase,
                budget);
    }
}
