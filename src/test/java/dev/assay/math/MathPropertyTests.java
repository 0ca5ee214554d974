package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Properties over random expressions. The system property {@code assay.cases} says how many cases, a quarter for each property; the seed
 * is fixed.
 */
final class MathPropertyTests {
    private static final int CASES = Integer.getInteger("assay.cases", 100_000) / 4;
    private static final Map<String, Rational> POINT = Map.of("x", Rational.of(17, 5), "y", Rational.of(-23, 7));

    private final RandomExpressions random = new RandomExpressions(new SplittableRandom(5));

    private static Optional<Gaussian> value(Expression expression) {
        try {
            return Optional.of(new ExactEvaluator(POINT, new Budget(100_000)).value(expression));
        } catch (NoValue none) {
            return Optional.empty();
        }
    }

    private static Expression parsed(String text) {
        Budget budget = new Budget(100_000);
        return Parser.scalar(Parser.parse(Scanner.scan(text, MathPolicy.DEFAULT, budget), budget));
    }

    private static Equality compare(Expression gold, Expression answer) {
        return MathEquality.compare(Printer.text(gold), Printer.text(answer), MathPolicy.DEFAULT);
    }

    @Test
    void printing_readAgain_keepsTheValue() {
        for (int i = 0; i < CASES; i++) {
            Expression expression = random.next(4);
            assertThat(value(parsed(Printer.text(expression))))
                    .as(Printer.text(expression))
                    .isEqualTo(value(expression));
        }
    }

    @Test
    void compare_sameExpressionInBraces_isEqual() {
        for (int i = 0; i < CASES; i++) {
            String text = Printer.text(random.next(4));
            assertThat(MathEquality.compare(text, "{" + text + "}", MathPolicy.DEFAULT)
                            .isEqual())
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void compare_equalRewrites_areEqualBothWays() {
        for (int i = 0; i < CASES; i++) {
            Expression expression = random.next(3);
            if (value(expression).isEmpty()) {
                continue;
            }
            Expression rewritten = random.rewritten(expression);
            assertThat(compare(expression, rewritten).isEqual())
                    .as("%s and %s", Printer.text(expression), Printer.text(rewritten))
                    .isTrue();
            assertThat(compare(rewritten, expression).isEqual())
                    .as("%s and %s", Printer.text(rewritten), Printer.text(expression))
                    .isTrue();
        }
    }

    @Test
    void compare_randomPairs_isSymmetric_andNeverEqualWhereValuesDiffer() {
        for (int i = 0; i < CASES; i++) {
            Expression one = random.next(2);
            Expression two = random.next(2);
            Equality forth = compare(one, two);
            Equality back = compare(two, one);
            assertThat(forth.isEqual())
                    .as("%s and %s", Printer.text(one), Printer.text(two))
                    .isEqualTo(back.isEqual());
            assertThat(forth.isEqual() && !value(one).equals(value(two)))
                    .as("%s and %s: %s", Printer.text(one), Printer.text(two), forth.reason())
                    .isFalse();
        }
    }

    @Test
    void compare_oneTokenChanged_isNeverEqualWhereValuesDiffer() {
        for (int i = 0; i < CASES; i++) {
            String text = Printer.text(random.next(3));
            String changed = random.changed(text);
            Optional<Gaussian> wanted = value(parsed(text));
            Optional<Gaussian> given = value(parsed(changed));
            if (wanted.isPresent() && given.isPresent() && !wanted.equals(given)) {
                Equality equality = MathEquality.compare(text, changed, MathPolicy.DEFAULT);
                assertThat(equality.isEqual())
                        .as("%s and %s: %s", text, changed, equality.reason())
                        .isFalse();
            }
        }
    }

    @Test
    void compare_listsInAnyOrder_areEqual_andTuplesAreNot() {
        List<String> golds = List.of("3, 8, 12", "\\{x, 2x, 3x\\}", "\\frac12, \\sqrt3");
        for (String gold : golds) {
            String bare = gold.replace("\\{", "").replace("\\}", "");
            String[] items = bare.split(", ", -1);
            StringBuilder reversed = new StringBuilder();
            for (int i = items.length - 1; i >= 0; i--) {
                reversed.append(reversed.isEmpty() ? "" : ", ").append(items[i]);
            }
            assertThat(MathEquality.compare(gold, reversed.toString(), MathPolicy.DEFAULT)
                            .isEqual())
                    .isTrue();
            assertThat(MathEquality.compare("(" + bare + ")", "(" + reversed + ")", MathPolicy.DEFAULT)
                            .isEqual())
                    .isFalse();
        }
    }
}
