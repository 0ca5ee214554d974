package dev.assay.math;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Joins verdicts on parts to a verdict on the whole. */
final class Verdicts {
    private Verdicts() {}

    static Equality equal(String reason) {
        return new Equality.Equal(reason);
    }

    static Equality different(String reason) {
        return new Equality.Different(reason);
    }

    static Equality undecided(String reason) {
        return new Equality.Undecided(reason);
    }

    /** Equal where both are, different where one is. */
    static Equality both(Equality first, Supplier<Equality> second) {
        if (first.isDifferent()) {
            return first;
        }
        Equality other = second.get();
        return other.isDifferent() || first.isEqual() ? other : first;
    }

    /** The verdict with its reason put into a sentence. */
    static Equality explained(Equality equality, UnaryOperator<String> sentence) {
        String reason = sentence.apply(equality.reason());
        return equality.fold(e -> equal(reason), d -> different(reason), u -> undecided(reason));
    }
}
