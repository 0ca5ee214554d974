package dev.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MathPolicyTests {
    static List<List<String>> cases() {
        return TabbedRows.of("policies.tsv");
    }

    private static MathPolicy policy(String choice) {
        String[] parts = choice.split("=", 2);
        return MathPolicy.DEFAULT.with(parts[0], parts[1]);
    }

    private static String verdict(String gold, String answer, MathPolicy policy) {
        return MathEquality.compare(gold, answer, policy)
                .fold(equal -> "equal", different -> "different", undecided -> "undecided");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compare_policyOfTheTable_hasItsVerdictAndTheDefaultItsOwn(List<String> row) {
        assertThat(verdict(row.get(3), row.get(4), policy(row.get(0)))).isEqualTo(row.get(1));
        assertThat(verdict(row.get(3), row.get(4), MathPolicy.DEFAULT)).isEqualTo(row.get(2));
    }

    @Test
    void names_each_standsInTheTable() {
        assertThat(cases().stream().map(row -> row.get(0).split("=", 2)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(MathPolicy.names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roundedGold|true|no policy `roundedGold`",
                "roundedGolds|yes|roundedGolds is `yes`; write true or false",
                "acceptedDigits|-1|acceptedDigits is `-1`; write a whole number from 0 to 1000",
                "acceptedDigits|1001|acceptedDigits is 1001; write a whole number from 0 to 1000",
                "acceptedDigits|six|acceptedDigits is `six`",
                "acceptedDigits|''|acceptedDigits is ``",
                "steps|0|steps is 0; write a whole number from 1 to 100000000",
                "steps|999999999999|steps is `999999999999`"
            })
    void with_wrongNameOrValue_saysWhatToWrite(String name, String value, String message) {
        assertThatThrownBy(() -> MathPolicy.DEFAULT.with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void with_severalChoices_holdsThemAllAndLeavesTheRest() {
        MathPolicy policy = MathPolicy.DEFAULT.with(Map.of("acceptedDigits", "3", "joinBoxes", "false"));

        assertThat(policy.acceptedDigits()).isEqualTo(3);
        assertThat(policy.has(MathSwitch.JOIN_BOXES)).isFalse();
        assertThat(policy.has(MathSwitch.LAST_VALUE)).isTrue();
        assertThat(policy.steps()).isEqualTo(MathPolicy.DEFAULT.steps());
        assertThat(MathPolicy.DEFAULT.with(Map.of())).isEqualTo(MathPolicy.DEFAULT);
    }
}
