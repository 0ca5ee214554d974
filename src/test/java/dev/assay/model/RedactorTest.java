package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactorTest {
    private final Redactor redactor = new Redactor(List.of(new Secret("se/cret +key"), new Secret("se/cret +key-2")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    the se/cret +key here      | the *** here
                    se/cret +keyse/cret +key   | ******
                    se/cret +key-2             | ***
                    ?k=se%2Fcret+%2Bkey&x      | ?k=***&x
                    ?k=se%2fcret%20%2bkey      | ?k=***
                    "se\\/cret +key"           | "***"
                    nothing of it              | nothing of it
                    """)
    void secret_inAnySpelling_isStars(String text, String clean) {
        assertThat(redactor.redact(text)).isEqualTo(clean);
    }

    @Test
    void secret_anywhereInBase64_isGone() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            String key = letters(random, 6 + random.nextInt(40));
            String around = letters(random, random.nextInt(7));
            String after = letters(random, random.nextInt(7));
            byte[] bytes = (around + key + after).getBytes(StandardCharsets.UTF_8);
            Redactor one = new Redactor(List.of(new Secret(key)));
            for (Base64.Encoder encoder :
                    List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
                assertThat(one.redact(encoder.encodeToString(bytes))).contains(Redactor.STARS);
            }
        }
    }

    @Test
    void placeholder_ofALocalServer_isNoSecret() {
        Redactor none = new Redactor(List.of(new Secret("EMPTY"), new Secret("none")));
        assertThat(none.redact("EMPTY means none")).isEqualTo("EMPTY means none");
    }

    @Test
    void text_withoutSecret_isTheSameObject() {
        String text = "a".repeat(100);
        assertThat(redactor.redact(text)).isSameAs(text);
        assertThat(Redactor.NONE.redact(text)).isSameAs(text);
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }
}
