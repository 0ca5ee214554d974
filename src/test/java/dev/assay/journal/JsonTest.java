package dev.assay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text as JSON: what Jackson writes, and nothing is lost on the way through UTF-8. */
class JsonTest {
    /** Characters of every kind, the odd ones as often as the others. */
    private static final int[][] KINDS = {
        {0x00, 0x1f},
        {'"', '"'},
        {'\\', '\\'},
        {'a', 'z'},
        {0x7f, 0xff},
        {0x4e00, 0x9fff},
        {0xd800, 0xdbff},
        {0xdc00, 0xdfff},
        {0x1f600, 0x1f64f},
        {0xe000, 0xffff},
    };

    private static final int TEXTS = 20_000;
    private static final int LONGEST = 12;

    @Test
    void everyTextComesBackThroughUtf8AndIsWrittenAsJacksonWritesIt() throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_129);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            String quoted = quoted(text);
            byte[] bytes = quoted.getBytes(StandardCharsets.UTF_8);
            assertThat(Json.parse(new String(bytes, StandardCharsets.UTF_8)).textValue())
                    .isEqualTo(text);
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                assertThat(quoted).isEqualTo(Json.MAPPER.writeValueAsString(text));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("halves")
    void halfASurrogatePairIsEscaped(String text, String quoted) {
        assertThat(quoted(text)).isEqualTo('"' + quoted + '"');
    }

    static Stream<Arguments> halves() {
        return Stream.of(
                Arguments.of("a\ud83d", "a\\ud83d"),
                Arguments.of("\ude00b", "\\ude00b"),
                Arguments.of("\ud83d\ud83d\ude00", "\\ud83d\ud83d\ude00"),
                Arguments.of("\ud83d\ude00\ude00", "\ud83d\ude00\\ude00"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder();
        Json.quote(text, json);
        return json.toString();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(LONGEST); left > 0; left--) {
            int[] kind = KINDS[random.nextInt(KINDS.length)];
            text.appendCodePoint(random.nextInt(kind[0], kind[1] + 1));
        }
        return text.toString();
    }
}
