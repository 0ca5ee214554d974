package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MathEqualityTests {
    record Case(String verdict, String gold, String answer) {}

    static Stream<Case> cases() {
        return TabbedRows.of("equality.tsv").stream().map(row -> new Case(row.get(0), row.get(1), row.get(2)));
    }

    private static String verdict(Equality equality) {
        return equality.fold(equal -> "equal", different -> "different", undecided -> "undecided");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compare_caseOfTheTable_hasItsVerdictAndAReason(Case wanted) {
        Equality equality = MathEquality.compare(wanted.gold(), wanted.answer(), MathPolicy.DEFAULT);

        assertThat(verdict(equality)).as(equality.reason()).isEqualTo(wanted.verdict());
        assertThat(equality.reason()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compare_sameText_isEqual(Case any) {
        assertThat(MathEquality.compare(any.gold(), " " + any.gold() + " ", MathPolicy.DEFAULT)
                        .isEqual())
                .isTrue();
    }

    @Test
    void compare_roundedGolds_takesHalfAUnitInTheLastDigit() {
        MathPolicy rounded = MathPolicy.DEFAULT.with(MathSwitch.ROUNDED_GOLDS, true);

        assertThat(MathEquality.compare("6.67", "\\frac{20}{3}", rounded).isEqual())
                .isTrue();
        assertThat(MathEquality.compare("6.66", "\\frac{20}{3}", rounded).isDifferent())
                .isTrue();
    }

    @Test
    void compare_tinyBudget_isUndecided() {
        Equality equality = MathEquality.compare("x^2-1", "(x-1)(x+1)", MathPolicy.DEFAULT.withSteps(20));

        assertThat(verdict(equality)).isEqualTo("undecided");
        assertThat(equality.reason()).contains("20 steps");
    }

    @Test
    void compare_functionsAtPoints_saysSo() {
        assertThat(MathEquality.compare("x^2-1", "(x-1)(x+1)", MathPolicy.DEFAULT)
                        .reason())
                .contains("points");
        assertThat(MathEquality.compare("\\sin 2x", "2\\sin x\\cos x", MathPolicy.DEFAULT)
                        .reason())
                .contains("points");
    }

    @Test
    void compare_blank_isDifferentUnlessBothAre() {
        assertThat(MathEquality.compare("3", "  ", MathPolicy.DEFAULT).isDifferent())
                .isTrue();
        assertThat(MathEquality.compare(" ", "", MathPolicy.DEFAULT).isEqual()).isTrue();
    }

    @Test
    void isChoice_lettersFromAToJ_andNothingElse() {
        assertThat(MathEquality.isChoice("\\text{(B)}")).isTrue();
        assertThat(MathEquality.isChoice("K")).isFalse();
        assertThat(MathEquality.isChoice("B(1,2)")).isFalse();
        assertThat(MathEquality.isChoice("b")).isFalse();
    }

    @Test
    void shape_tellsListsFromValuesAndWords() {
        assertThat(new MathEquality(MathPolicy.DEFAULT).shape("4, 9")).isEqualTo(Shape.LIST);
        assertThat(new MathEquality(MathPolicy.DEFAULT).shape("(4, 9)")).isEqualTo(Shape.VALUE);
        assertThat(new MathEquality(MathPolicy.DEFAULT).shape("blue")).isEqualTo(Shape.WORDS);
        assertThat(new MathEquality(MathPolicy.DEFAULT).shape("9 apples")).isEqualTo(Shape.MIXED);
        assertThat(new MathEquality(MathPolicy.DEFAULT).shape("\\frac")).isEqualTo(Shape.UNREADABLE);
    }
}
