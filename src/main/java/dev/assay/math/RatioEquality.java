package dev.assay.math;

import dev.assay.math.Form.Ratio;
import dev.assay.math.Form.Scalar;
import java.util.Optional;

/** Compares ratios, and times of day, which are written like them. */
final class RatioEquality {
    private static final int HALF_DAY = 12 * 60 * 60;

    private final ScalarEquality scalars;

    RatioEquality(ScalarEquality scalars) {
        this.scalars = scalars;
    }

    Equality compare(Form gold, Form answer) {
        if (gold instanceof Ratio wanted && answer instanceof Ratio given) {
            return wanted.half().isEmpty() && given.half().isEmpty() ? ratios(wanted, given) : clocks(wanted, given);
        }
        Ratio ratio = gold instanceof Ratio wanted ? wanted : (Ratio) answer;
        Form other = gold instanceof Ratio ? answer : gold;
        if (!(other instanceof Scalar scalar)
                || ratio.parts().size() != 2
                || !ratio.half().isEmpty()) {
            return Verdicts.different("a ratio or a time against another form");
        }
        Expression quotient = Expression.of(
                Operator.DIVIDE, ratio.parts().get(0), ratio.parts().get(1));
        return gold instanceof Ratio
                ? scalars.compare(quotient, scalar.value())
                : scalars.compare(scalar.value(), quotient);
    }

    private Equality ratios(Ratio wanted, Ratio given) {
        if (wanted.parts().size() != given.parts().size()) {
            return Verdicts.different("ratios of %d and %d parts"
                    .formatted(wanted.parts().size(), given.parts().size()));
        }
        Equality all = Verdicts.equal("the same ratio");
        for (int i = 1; i < wanted.parts().size(); i++) {
            Expression left = Expression.of(
                    Operator.MULTIPLY, wanted.parts().get(0), given.parts().get(i));
            Expression right = Expression.of(
                    Operator.MULTIPLY, wanted.parts().get(i), given.parts().get(0));
            all = Verdicts.both(all, () -> scalars.compare(left, right));
        }
        return all.isEqual()
                        && scalars.compare(wanted.parts().get(0), Expression.of(0))
                                .isEqual()
                ? scalars.compare(given.parts().get(0), Expression.of(0))
                : all;
    }

    private static Equality clocks(Ratio wanted, Ratio given) {
        Optional<Integer> first = seconds(wanted);
        Optional<Integer> second = seconds(given);
        if (first.isEmpty() || second.isEmpty()) {
            return Verdicts.different("no times of day");
        }
        boolean half = isHalf(wanted) != isHalf(given);
        boolean open = half && isTwelveHours(isHalf(wanted) ? given : wanted);
        int apart = first.get() - second.get();
        boolean same = apart == 0 || (open && (apart == HALF_DAY || apart == -HALF_DAY));
        return same ? Verdicts.equal("the same time of day") : Verdicts.different("times differ");
    }

    private static boolean isHalf(Ratio ratio) {
        return ratio.half().endsWith("m");
    }

    private static boolean isTwelveHours(Ratio ratio) {
        return whole(ratio, 0).map(hour -> hour >= 1 && hour <= 12).orElse(false);
    }

    private static Optional<Integer> seconds(Ratio ratio) {
        Optional<Integer> hour = whole(ratio, 0);
        Optional<Integer> minute = whole(ratio, 1);
        Optional<Integer> second = ratio.parts().size() == 3 ? whole(ratio, 2) : Optional.of(0);
        boolean whole = hour.isPresent() && minute.isPresent() && second.isPresent();
        if (!whole || ratio.parts().size() > 3 || hour.get() > 24 || minute.get() > 59 || second.get() > 59) {
            return Optional.empty();
        }
        int shift = ratio.half().equals("pm") ? 12 : 0;
        int base = isHalf(ratio) ? hour.get() % 12 + shift : hour.get();
        return Optional.of((base * 60 + minute.get()) * 60 + second.get());
    }

    private static Optional<Integer> whole(Ratio ratio, int part) {
        return ratio.parts().get(part) instanceof Expression.Num number
                        && number.value().isWholeWithin(0, 99)
                ? Optional.of(number.value().numerator().intValue())
                : Optional.empty();
    }
}
