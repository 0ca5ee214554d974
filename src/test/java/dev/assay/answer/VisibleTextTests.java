package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibleTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<think>We add.</think>9; 9",
                "<think>We add.</think> 9 ; ' 9'",
                "We add.</think>9; 9",
                "<mm:think>We add.</mm:think>9; 9",
                "<seed:think>We add.</seed:think>9; 9",
                "<thought>We add.</thought>9; 9",
                "◁think▷We add.◁/think▷9; 9",
                "<think>We add.</think><answer>9</answer>; 9",
                "<think></think>9; 9",
                "nothing to hide; nothing to hide"
            })
    void of_textWithTags_isWhatFollowsThem(String text, String visible) {
        assertThat(VisibleText.of(text, false).strip()).isEqualTo(visible.strip());
    }

    @Test
    void of_unclosedTag_isEmpty() {
        assertThat(VisibleText.of("<think>We add, so \\boxed{9}", false)).isEmpty();
    }

    @Test
    void of_closingTagWhereThinkingCameApart_isPartOfTheAnswer() {
        assertThat(VisibleText.of("Close it with </think>, then 9", true)).isEqualTo("Close it with </think>, then 9");
    }
}
