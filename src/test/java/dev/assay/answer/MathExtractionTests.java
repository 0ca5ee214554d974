package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer.Why;
import dev.assay.model.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MathExtractionTests {
    private static Answer of(String text, Finish finish, String gold) {
        return MathExtraction.of(text, finish, gold);
    }

    private static String found(Answer answer) {
        return answer.fold(found -> found.rule() + "|" + found.text(), missing -> "missing|" + missing.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "So \\boxed{83}.; 83; boxed|83",
                "\\boxed{71} is wrong, it is \\boxed{83}; 83; boxed|83",
                "\\boxed{\\frac{1}{\\sqrt{2}}}; 1; boxed|\\frac{1}{\\sqrt{2}}",
                "\\boxed{\\boxed{83}}; 83; boxed|\\boxed{83}",
                "\\fbox{83}; 83; boxed|83",
                "No box: \\boxed{}, but 83; 83; last number|83",
                "We get \\boxed{7} and \\boxed{9}.; 7,9; boxed, joined|7, 9",
                "We get \\boxed{7} and \\boxed{9}.; 9; boxed|9",
                "The answer is 83, which is more than 70.; 83; marker|83",
                "The final answer is $83$. I hope it is correct.; 83; marker|83",
                "**Final Answer:** 83; 83; marker|83",
                "Work, work. #### 83; 83; marker|83",
                "所以答案是83。; 83; marker|83",
                "答案：83元; 83; marker|83元",
                "Answer: \\( x = 83 \\); 83; marker|x = 83",
                "It costs $83.50 in all.; 83.5; last number|83.50",
                "There are 83 of them (see page 12).; 83; last number|83",
                "Hence $x=83$.; 83; last formula|x=83",
                "The roots are $7$ and $9$.; 7,9; last formulas|$7$ and $9$",
                "83; 83; whole text|83",
                "3\\sqrt{11}; 3; whole text|3\\sqrt{11}",
                "The share is $83$ percent of it; 83\\%; last formula|$83$ percent",
                "It is (D), since B is too small.; D; last letter|D",
                "The answer is (D).; D; marker|(D)"
            })
    void of_finishedText_findsItsAnswerByItsRule(String text, String gold, String wanted) {
        assertThat(found(of(text, Finish.STOP, gold))).isEqualTo(wanted);
    }

    @Test
    void of_found_hasASpanInTheText() {
        String text = "So the answer is \\boxed{ 83 }.";
        Answer answer = of(text, Finish.STOP, "83");

        String cut = answer.fold(
                found -> found.span()
                        .map(span -> text.substring(span.start(), span.end()))
                        .orElse(""),
                missing -> "");
        assertThat(cut).isEqualTo("83");
    }

    @Test
    void of_newTask_isCutOff() {
        assertThat(found(of("Answer: 83\nQuestion: what is 9+8?\nAnswer: 17", Finish.STOP, "83")))
                .isEqualTo("marker|83");
    }

    @Test
    void of_programOutput_winsOverLaterNumbers() {
        String text = "```python\nprint(83)\n```\n```output\n83\n```\nEighty-three of the 120 remain.";

        assertThat(found(of(text, Finish.STOP, "83"))).isEqualTo("program output|83");
    }

    @Test
    void of_cutText_takesExplicitAnswersOnly() {
        assertThat(found(of("\\boxed{83} and to be sure, 12 +", Finish.LENGTH, "83")))
                .isEqualTo("boxed|83");
        assertThat(found(of("The answer is 83", Finish.LENGTH, "83"))).isEqualTo("marker|83");
        assertThat(found(of("First 12 + 71 = 83, then", Finish.LENGTH, "83"))).isEqualTo("missing|" + Why.TRUNCATED);
        assertThat(found(of("", Finish.LENGTH, "83"))).isEqualTo("missing|" + Why.TRUNCATED);
    }

    @Test
    void of_textWithoutAnswer_saysWhy() {
        assertThat(found(of("  \n", Finish.STOP, "83"))).isEqualTo("missing|" + Why.EMPTY);
        assertThat(found(of("I could not find out what they meant by that.", Finish.STOP, "83")))
                .isEqualTo("missing|" + Why.NO_ANSWER);
        assertThat(found(of("I", Finish.FILTER, "83"))).isEqualTo("missing|" + Why.REFUSED);
    }

    @Test
    void gold_wholeSolution_isItsBox() {
        assertThat(MathExtraction.gold("We add, so $n=\\boxed{83}$.")).isEqualTo("83");
        assertThat(MathExtraction.gold("\\boxed{7} and \\boxed{9}")).isEqualTo("7, 9");
        assertThat(MathExtraction.gold("$83$")).isEqualTo("$83$");
    }
}
