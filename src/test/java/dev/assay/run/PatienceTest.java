package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatienceTest {
    @ParameterizedTest
    @CsvSource({
        // o: a reply, b: busy, r: rejected, u: unauthorized; the number of the exchange that ends it, 0: none
        "u, 1",
        "ou, 2",
        "bb, 0",
        "bbb, 3",
        "brrb, 0",
        "brbrb, 5",
        "rrrrrrrrrrrrrrr, 0",
        "bbobbbbbbbbb, 0",
        "bbobbbbbbbbbb, 13",
        "obbbbbbbbbobbbbbbbbb, 0"
    })
    void after_sequence_givesUpAt(String sequence, int expected) {
        Patience patience = new Patience();
        int ended = 0;
        for (int i = 0; i < sequence.length(); i++) {
            if (patience.after(exchange(sequence.charAt(i))).isPresent()) {
                ended = i + 1;
            }
        }
        assertThat(ended).isEqualTo(expected);
    }

    @Test
    void after_givenUp_saysSoOnce() {
        Patience patience = new Patience();
        assertThat(patience.after(exchange('u'))).isPresent();
        assertThat(patience.after(exchange('u'))).isEmpty();
    }

    private static Exchange exchange(char kind) {
        return switch (kind) {
            case 'o' -> Samples.reply("yes");
            case 'b' -> Samples.failure(CallFailure.Kind.BUSY, "");
            case 'r' -> Samples.failure(CallFailure.Kind.REJECTED, "");
            default -> Samples.failure(CallFailure.Kind.UNAUTHORIZED, "");
        };
    }
}
