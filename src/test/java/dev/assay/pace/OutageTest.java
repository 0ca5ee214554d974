package dev.assay.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.testing.Samples;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutageTest {
    private final Outage outage = new Outage(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 0.999));
    private long now;
    private int calls;

    /** One call after the other, each as early as it may go. */
    private void call(char kind) {
        now += outage.delay(0, now);
        Permit permit = new Permit(calls++, 1, Character.isLowerCase(kind), now, 0, Optional.empty());
        outage.heard(permit, exchange(kind), calls, now);
    }

    private static Exchange exchange(char kind) {
        return switch (Character.toLowerCase(kind)) {
            case 'o' -> Samples.reply("yes");
            case 's' -> Samples.failure(CallFailure.Kind.SERVER, "");
            case 'b' -> Samples.failure(CallFailure.Kind.BUSY, "");
            case 'r' -> Samples.failure(CallFailure.Kind.REJECTED, "");
            default -> Samples.failure(CallFailure.Kind.UNAUTHORIZED, "");
        };
    }

    /** o: a reply, s: the server failed, b: busy, r: rejected, u: unauthorized; capitals: not the first attempt at the sample. */
    @ParameterizedTest
    @CsvSource({
        "u, 1",
        "ou, 2",
        "sss, 0",
        "sssSSSS, 7",
        "sssSSSOSSSSSSSSSSSSSSSSSS, 0",
        "ssrsss, 0",
        "bbbBBBBBB, 0",
        "bbbBBBBBBB, 10",
        "osssssssssSSSSSSSSSSS, 0",
        "ossssssssssSSSSSSS, 18",
        "ossssssssssSSSSSSo, 0",
        "ossssssssssSSSRSSS, 0",
        "oSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS, 0",
        "orrrrrrrrrrrrrrrrrrrrrrrrrrrrrr, 0",
        "rrrrrrrrrrrrrrrrrrr, 0",
        "rrrrrrrrrrrrrrrrrrrr, 20"
    })
    void heard_sequence_isLostAt(String sequence, int expected) {
        int lostAt = 0;
        for (int i = 0; i < sequence.length(); i++) {
            call(sequence.charAt(i));
            lostAt = lostAt == 0 && outage.lost().isPresent() ? i + 1 : lostAt;
        }
        assertThat(lostAt).isEqualTo(expected);
    }

    @Test
    void wait_suspected_oneAtATimeAndLongerEachTime() {
        for (int i = 0; i < 3; i++) {
            assertThat(outage.delay(5, now)).isZero();
            call('s');
        }
        assertThat(outage.delay(1, now)).isEqualTo(Pace.UNTIL_A_CALL_ENDS);
        assertThat(TimeUnit.NANOSECONDS.toMillis(outage.delay(0, now))).isEqualTo(999);
        call('S');
        assertThat(TimeUnit.NANOSECONDS.toMillis(outage.delay(0, now))).isEqualTo(1999);
        call('o');
        assertThat(outage.delay(5, now)).isZero();
    }

    @Test
    void heard_callsFromBeforeTheSuspicion_areNoTrials() {
        Permit early = new Permit(0, 9, true, 0, 0, Optional.empty());
        calls = 1;
        for (int i = 0; i < 3; i++) {
            call('s');
        }
        for (int i = 0; i < 9; i++) {
            outage.heard(early, exchange('s'), calls, now);
        }
        assertThat(outage.lost()).isEmpty();
        outage.heard(early, exchange('o'), calls, now);
        assertThat(outage.delay(5, now)).as("it answers after all").isZero();
    }

    @Test
    void lost_oneReason_isTheFirst() {
        CallFailure first =
                new CallFailure(CallFailure.Kind.EXHAUSTED, OptionalInt.of(402), "no balance", java.util.List.of());
        outage.heard(new Permit(0, 1, true, 0, 0, Optional.empty()), first, 1, 0);
        call('u');
        assertThat(outage.lost()).contains(first);
    }
}
