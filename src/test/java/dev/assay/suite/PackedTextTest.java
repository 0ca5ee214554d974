package dev.assay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts were packed by Python: {@code base64(zlib(pickle))}. */
final class PackedTextTest {
    @Test
    void of_packedText_isTheText() {
        assertThat(PackedText.of("eJxrYJnKxgABPUzRsVP0ABkLAyg=")).contains("[]");
        assertThat(PackedText.of("eJxrYIpgYmBgiI4tZNADAA5gAjQ=")).contains("[]");
        assertThat(PackedText.of("eJxrYJk6nZEBDCImABmHV47CwQSn6AEAPmMfzA==")).contains("\u00e9".repeat(200));
    }

    /** A list, a call of os.system, what is no zlib, no base64, a text that is cut, nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eJxrYJnKwQABsVN6GCumJOoBACMNBDs=",
                "eJxLzi/mKq4sLknN5dIIVk9NzshX5yoJ0gMAXzUHZQ==",
                "aGVsbG8=",
                "{}",
                "eJxrYJnazcwABhEtQEZiUvIoGkWjaKAQAFrWWfg=",
                "eJwDAAAAAAE="
            })
    void of_anythingElse_isNothing(String packed) {
        assertThat(PackedText.of(packed)).isEmpty();
    }
}
