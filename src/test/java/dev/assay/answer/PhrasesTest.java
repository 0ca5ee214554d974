package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PhrasesTest {
    private static final List<String> PHRASES = List.of("ab", "a", "bab", "cc", "案", "案a", "Ҁ", "none such");

    @Test
    void lastIn_randomTexts_findsWhatLastIndexOfFinds() {
        Phrases phrases = new Phrases(PHRASES);
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("abc案Ҁ".charAt(random.nextInt(5)));
            }

            int[] last = phrases.lastIn(text.toString());

            for (int i = 0; i < PHRASES.size(); i++) {
                assertThat(last.length == 0 ? -1 : last[i])
                        .as("%s in %s", PHRASES.get(i), text)
                        .isEqualTo(text.lastIndexOf(PHRASES.get(i)));
            }
        }
    }
}
