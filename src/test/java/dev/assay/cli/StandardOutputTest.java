package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {
    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }

    private static boolean isLossy(OutputStream out) {
        StandardOutput standard = new StandardOutput(out);
        new PrintStream(standard, true, StandardCharsets.UTF_8).println("é and more");
        return standard.isLossy();
    }

    @Test
    void isLossy_fullDisk_yesButNotWhereTheReaderLeft() {
        assertThat(isLossy(failing("No space left on device"))).isTrue();
        assertThat(isLossy(failing("Broken pipe"))).isFalse();
    }

    @Test
    void write_passesEverythingOn() {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();

        assertThat(isLossy(taken)).isFalse();
        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("é and more" + System.lineSeparator());
    }
}
