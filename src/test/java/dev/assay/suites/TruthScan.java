package dev.assay.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The solution of a condition on a real number, found by trying numbers. It takes for granted that all ends are halves between
 * -100 and 100 and that the solution is one interval; where what it sees contradicts that, it throws.
 */
final class TruthScan {
    private static final int REACH = 200;
    private static final Rational CLOSE = Rational.of(1, 1_000_000);

    private TruthScan() {}

    static String interval(Predicate<Rational> condition) {
        List<Integer> right = new ArrayList<>();
        for (int half = -REACH; half <= REACH; half++) {
            if (condition.test(Rational.of(half, 2))) {
                right.add(half);
            }
        }
        int first = right.get(0);
        int last = right.get(right.size() - 1);
        if (last - first + 1 != right.size()) {
            throw new ArithmeticException("more than one interval");
        }
        String low = first == -REACH ? "(-\\infty" : lowEnd(condition, first);
        String high = last == REACH ? "\\infty)" : highEnd(condition, last);
        return low + ", " + high;
    }

    private static String lowEnd(Predicate<Rational> condition, int first) {
        if (!condition.test(Rational.of(first, 2).minus(CLOSE))) {
            return "[" + AnswerText.fraction(Rational.of(first, 2));
        }
        Rational before = Rational.of(first - 1, 2);
        if (!condition.test(before.plus(CLOSE))) {
            throw new ArithmeticException("the low end is not a half");
        }
        return "(" + AnswerText.fraction(before);
    }

    private static String highEnd(Predicate<Rational> condition, int last) {
        if (!condition.test(Rational.of(last, 2).plus(CLOSE))) {
            return AnswerText.fraction(Rational.of(last, 2)) + "]";
        }
        Rational after = Rational.of(last + 1, 2);
        if (!condition.test(after.minus(CLOSE))) {
            throw new ArithmeticException("the high end is not a half");
        }
        return AnswerText.fraction(after) + ")";
    }
}
