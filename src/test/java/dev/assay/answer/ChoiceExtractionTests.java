package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer.Why;
import dev.assay.model.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoiceExtractionTests {
    private static String found(String text, Finish finish) {
        return ChoiceExtraction.of(text, finish, 4)
                .fold(found -> found.rule() + "|" + found.text(), missing -> "missing|" + missing.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "B; first letter|B",
                "(B); first letter|B",
                "b.; first letter|B",
                "B. Because it rains; first letter|B",
                "**B**; first letter|B",
                "B。不是 A; first letter|B",
                "The answer is B.; marker|B",
                "The answer: (B), not C; marker|B",
                "So it is \\boxed{B}, not A; boxed|B",
                "\\boxed{\\text{(B)}}; boxed|B",
                "答案是B; marker|B",
                "It cannot be A, so I say B; last letter|B",
                "Option B is correct because C is wrong.; asserted letter|B",
                "The answer is not A but B.; marker|B",
                "B is correct, and C is correct: C; last letter|C",
                "显然C错误，B正确，D也不对; asserted letter|B",
                "La réponse est C non A; marker|C",
                "B Berlin; first letter|B",
                "A cat, a dog and a hen; missing|NO_ANSWER"
            })
    void of_text_findsTheLetter(String text, String wanted) {
        assertThat(found(text, Finish.STOP)).isEqualTo(wanted);
    }

    @Test
    void of_letterBeyondTheChoices_isNone() {
        assertThat(found("E", Finish.STOP)).isEqualTo("missing|" + Why.NO_ANSWER);
    }

    @Test
    void of_cutText_takesMarkedLettersOnly() {
        assertThat(found("The answer is B because", Finish.LENGTH)).isEqualTo("marker|B");
        assertThat(found("It may be B", Finish.LENGTH)).isEqualTo("missing|" + Why.TRUNCATED);
        assertThat(found("", Finish.FILTER)).isEqualTo("missing|" + Why.REFUSED);
        assertThat(found("", Finish.STOP)).isEqualTo("missing|" + Why.EMPTY);
    }
}
