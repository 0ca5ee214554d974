package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.answer.Answer.Why;
import dev.assay.math.MathEquality;
import dev.assay.math.MathPolicy;
import dev.assay.math.MathSwitch;
import dev.assay.model.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MathExtractionTests {
    private static Answer of(String text, Finish finish, String gold) {
        return MathExtraction.of(text, finish, gold, new MathEquality(MathPolicy.DEFAULT));
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
                "\\boxed 83 it is; 83; boxed|83",
                "\\boxed{83; 83; boxed, not closed|83",
                "We get $y_1 = \\boxed{7}$ and $y_2 = \\boxed{9}$; 7,9; boxed, joined|7, 9",
                "\\boxed{7} no, no, it is not so, no, no \\boxed{9}; 7,9; boxed|9",
                "\\boxed{5}. The final answer is $83$. I hope it is correct.; 83; marker|83",
                "The final answer is $7$ and $9$.; 7,9; marker|$7$ and $9$",
                "Answer $83$; 83; marker|83",
                "Final answer: The area of the shape $PQRS$ is 83.; 83; marker|83",
                "Answer: every child gets \\frac{8}{3} cakes and more of them; 1; marker|\\frac{8}{3}",
                "Answer: the train of Ann needs 83 min on Monday as well; 83; marker|83",
                "La réponse est 83.; 83; marker|83",
                "Antwort: 83; 83; marker|83",
                "It cost $5, then $83.; 83; last number|83",
                "so 2 + 81 = 83, that is -83/2 of it; 83; last number|-83/2",
                "Here are 1,283 of them and no more than that; 1283; last number|1,283",
                "We see that \\[ x = 83 \\]; 83; last formula|x = 83",
                "so it rose by 83 % in all those years; 83; last number|83 %",
                "It is (D), since B is too small.; D; last letter|D",
                "The answer is (D).; D; marker|D",
                "So <|begin_of_box|>83<|end_of_box|>; 83; boxed|83",
                "<|begin_of_box|>71<|end_of_box|> no, \\boxed{83}; 83; boxed|83",
                "\\boxed{71} no, <|begin_of_box|>83<|end_of_box|>; 83; boxed|83",
                "So <|begin_of_box|>83; 83; boxed, not closed|83",
                "The\\ length\\ of\\ this\\ long\\ side\\ now\\ is\\ \\frac{5\\sqrt{7}}{83}; 83; last formula|\\frac{5\\sqrt{7}}{83}",
                "Hence the width is w = 7 − 3√5.; 83; last formula|7 − 3√5",
                "so 4 + 79 = 83 apples in the end; 83; last number|83",
                "It is \\sqrt{ \\zzz 83 now; 83; last number|83",
                "Answer: A cake costs 83 coins, 7 more than that; 83; marker|83",
                "Answer is: 83; 83; marker|83",
                "answer = 83; 83; marker|83",
                "The answer is (see page 3) 83; 83; marker|3",
                "We saw (in 1999) that 83 came, (and 5 went); 83; last number|83",
                "x83 and 5y; 5; last number|5",
                "a-83 is what it is in the end of all; 83; last number|83",
                "it is −83 now, in the very end of it all; -83; last number|−83",
                "the share is .83 of what there was before; 0.83; last number|.83",
                "they got 83\\% of all that there was before; 83\\%; last number|83\\%",
                "it fell to 12,345,678.90 in the end of the day; 1; last number|12,345,678.90",
                "of 12,3456 there is too much in this long text; 1; last number|3456",
                "So $x=7$, and then $$y=83$$; 83; last formula|y=83",
                "So \\(x=7\\) and \\[y=83\\] hold; 83; last formula|y=83",
                "The roots are $7$, $8$, and $9$.; 7,8,9; last formulas|$7$, $8$, and $9$",
                "The roots are $x=7$ and $9$.; 9; last formula|9",
                "It cost $5 and I paid $83; 83; last number|83",
                "\\boxed{\\text{83}}; 83; boxed|\\text{83}",
                "\\framebox{83}; 83; boxed|83",
                "\\boxed {83}; 83; boxed|83",
                "\\boxed{7}, \\boxed{8} and \\boxed{9}; 7,8,9; boxed, joined|7, 8, 9",
                "\\boxed{7}\\\\\\boxed{9}; 7,9; boxed, joined|7, 9",
                "\\boxed{\\{7, 9\\}}; 7,9; boxed|\\{7, 9\\}",
                "The result: \\boxed{7} or maybe \\boxed{9}; 7,9; boxed, joined|7, 9",
                "Respuesta: 83; 83; marker|83",
                "Risposta: 83; 83; marker|83",
                "Resposta: 83; 83; marker|83",
                "Ответ: 83; 83; marker|83",
                "答えは83です; 83; marker|83",
                "最终答案为83; 83; marker|83",
                "The answer is 83 because 80+3=83; 83; marker|83",
                "The answer is 83. It was 70 before.; 83; marker|83",
                "The answer is \"83\"; 83; marker|83",
                "Final answer: `83`; 83; marker|83",
                "The answer is **83** (not 70).; 83; marker|83",
                "**The answer is: $\\frac{83}{2}$**; 41.5; marker|\\frac{83}{2}",
                "The answer is \\(83\\%\\) of it; 83\\%; marker|83\\%",
                "The answer is $83$ % of it; 83\\%; marker|$83$ %",
                "The answer is blue.; blue; marker|blue",
                "The answer is x = 83.; 83; marker|x = 83",
                "The answer is between 80 and 90, so 83; 1; marker|between 80 and 90",
                "B; B; whole text|B",
                "(B); B; whole text|(B)",
                "I think B) is right; B; asserted letter|B",
                "w(1 - \\frac{c_1}{w}) \\cdots (1 - \\frac{c_m}{w})(1 - \\frac{c_m}{w}); 1; whole text|w(1 - \\frac{c_1}{w}) \\cdots (1 - \\frac{c_m}{w})(1 - \\frac{c_m}{w})",
                "g(s) = 5 \\text{ for all } s \\in \\mathbb{N}_{>83}; 83; whole text|g(s) = 5 \\text{ for all } s \\in \\mathbb{N}_{>83}",
                "7^4 ? 83^2; 83; whole text|7^4 ? 83^2",
                "\\text{Ann has } q \\text{ of } \\forall q, \\text{ which makes } 83.; 83; last number|83",
                "It is 5^2 ? 83; 83; last number|83",
                "\\zz{5 \\) 83; 83; whole text|\\zz{5 \\) 83",
                "\\zz \\(5\\) ? 83; 83; last number|83"
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
    void of_valuesLineByLine_areOneListWhereTheGoldIs() {
        String text = "6\n\n7/2\n\n\\sqrt{5}\n";

        assertThat(found(of(text, Finish.STOP, "6, 3.5, \\sqrt5"))).isEqualTo("lines, joined|6, 7/2, \\sqrt{5}");
        assertThat(found(of(text, Finish.STOP, "6"))).isEqualTo("last formula|\\sqrt{5}");
        assertThat(found(of("6\n\nthen there comes one more, and it is 7", Finish.STOP, "6, 7")))
                .isEqualTo("last number|7");
    }

    @Test
    void of_policies_joinBoxesAndTakeTheLastValueOnlyWhereTheyAreOn() {
        String boxes = "We get \\boxed{7} and \\boxed{9}.";
        MathPolicy one = MathPolicy.DEFAULT.with(MathSwitch.JOIN_BOXES, false);
        MathPolicy marked = MathPolicy.DEFAULT.with(MathSwitch.LAST_VALUE, false);

        assertThat(found(MathExtraction.of(boxes, Finish.STOP, "7, 9", new MathEquality(one))))
                .isEqualTo("boxed|9");
        assertThat(found(MathExtraction.of(
                        "There are still 83 left of all of them.", Finish.STOP, "83", new MathEquality(marked))))
                .isEqualTo("missing|" + Why.NO_ANSWER);
        assertThat(found(MathExtraction.of("83", Finish.STOP, "83", new MathEquality(marked))))
                .isEqualTo("whole text|83");
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
    void gold_longFormulaThatNothingReads_isItselfAndNoNumberInIt() {
        String gold =
                "q_m = \\frac{\\left( w - c_1 \\right) \\left( w - c_2 \\right) \\cdots \\left( w - c_m \\right)}{w^{m-83}}";

        assertThat(MathExtraction.gold(gold, new MathEquality(MathPolicy.DEFAULT)))
                .isEqualTo(gold);
    }

    @Test
    void gold_wholeSolution_isItsBox() {
        assertThat(MathExtraction.gold("We add, so $n=\\boxed{83}$.", new MathEquality(MathPolicy.DEFAULT)))
                .isEqualTo("83");
        assertThat(MathExtraction.gold("\\boxed{7} and \\boxed{9}", new MathEquality(MathPolicy.DEFAULT)))
                .isEqualTo("7, 9");
        assertThat(MathExtraction.gold("$83$", new MathEquality(MathPolicy.DEFAULT)))
                .isEqualTo("$83$");
    }
}
