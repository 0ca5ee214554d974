package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SafeTextTest {
    @Test
    void lines_plainText_untouched() {
        String text = "a\tb\nc \u00e9 \u4e2d\u6587 \ud83d\ude00 \u221a2 e\u0301";
        assertThat(SafeText.lines(text)).isEqualTo(text);
    }

    @Test
    void lines_controls_madeVisible() {
        assertThat(SafeText.lines("\u001b[2J\u001b]0;title\u0007")).isEqualTo("\\u{1B}[2J\\u{1B}]0;title\\u{7}");
        assertThat(SafeText.lines("\u009b31m\u0085\u0000\u007f")).isEqualTo("\\u{9B}31m\\u{85}\\u{0}\\u{7F}");
        assertThat(SafeText.lines("\u202egnp.exe\u2066\u200b\ufeff"))
                .isEqualTo("\\u{202E}gnp.exe\\u{2066}\\u{200B}\\u{FEFF}");
        assertThat(SafeText.lines("\u2028\u2029\udb40\udc41")).isEqualTo("\\u{2028}\\u{2029}\\u{E0041}");
        assertThat(SafeText.lines("\ud800x\udc00")).isEqualTo("\\u{D800}x\\u{DC00}");
    }

    @Test
    void lines_carriageReturn_aloneIsVisible() {
        assertThat(SafeText.lines("right\r\nwrong\rright")).isEqualTo("right\nwrong\\u{D}right");
    }

    @Test
    void lines_everyCharacter_noneControlsATerminal() {
        IntStream.rangeClosed(0, 0x10FFFF).forEach(point -> {
            String safe = SafeText.lines(new String(Character.toChars(point)));
            boolean harmless = safe.chars().noneMatch(c -> c != '\n' && c != '\t' && (c < 32 || (c >= 127 && c < 160)));
            if (!harmless) {
                throw new AssertionError(Integer.toHexString(point));
            }
        });
    }

    @Test
    void line_long_cutBetweenCharacters() {
        assertThat(SafeText.line(" a\n\tb ", 10)).isEqualTo("a  b");
        assertThat(SafeText.line("1234567890", 10)).isEqualTo("1234567890");
        assertThat(SafeText.line("12345678901", 10)).isEqualTo("123456789\u2026");
        assertThat(SafeText.line("12345678\ud83d\ude00\ud83d\ude00", 10)).isEqualTo("12345678\u2026");
    }
}
