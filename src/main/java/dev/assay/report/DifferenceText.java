package dev.assay.report;

import dev.assay.compare.Difference;
import dev.assay.compare.Estimate;
import java.util.Locale;
import java.util.OptionalDouble;

/** A difference of two models as a sentence, from the side of the one that leads. */
final class DifferenceText {
    private DifferenceText() {}

    static String sentence(Difference difference, ModelNames names) {
        String a = names.of(difference.a());
        String b = names.of(difference.b());
        if (difference.value().isEmpty()) {
            return "%s and %s share no graded task: nothing can be said of which is better.".formatted(a, b);
        }
        Estimate value = difference.value().get();
        if (value.value() < 0) {
            return sentence(difference.turned(), names);
        }
        String size = size(difference, value);
        if (value.value() == 0) {
            return "%s and %s are tied: a difference of %s.".formatted(a, b, size);
        }
        return difference.call() == Difference.Call.BETTER
                ? "%s is better than %s by %s.".formatted(a, b, size)
                : "%s and %s are tied: %s's lead of %s may be chance.".formatted(a, b, a, size);
    }

    private static String size(Difference difference, Estimate value) {
        boolean corrected = !difference.p().equals(difference.holm());
        return "%s points (%s %% interval %s to %s; %d tasks, paired%s)"
                .formatted(
                        Numbers.points(value.value()),
                        String.format(Locale.ROOT, "%.4g", value.level() * 100).replaceAll("\\.?0+$", ""),
                        Numbers.points(value.low()),
                        Numbers.points(value.high()),
                        value.tasks(),
                        corrected ? "; %s, with Holm %s".formatted(p(difference.p()), p(difference.holm())) : "");
    }

    /** As {@code p = 0.031} or {@code p < 0.001}. */
    static String p(OptionalDouble p) {
        if (p.isEmpty()) {
            return "-";
        }
        return p.getAsDouble() < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p.getAsDouble());
    }
}
