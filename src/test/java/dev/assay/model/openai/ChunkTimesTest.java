package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Chunks;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ChunkTimesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void since_manyEvents_tellsFirstByteFirstEventAndGaps() {
        ChunkTimes times = new ChunkTimes();
        times.bytes(10 * MILLI);
        times.bytes(11 * MILLI);
        for (int at : new int[] {12, 13, 15, 45, 49}) {
            times.event(at * MILLI);
        }
        assertThat(times.since(5 * MILLI)).contains(new Chunks(5, 7, 5, OptionalDouble.of(3), OptionalDouble.of(30)));
    }

    @Test
    void since_oneEvent_hasNoGap() {
        ChunkTimes times = new ChunkTimes();
        times.event(3 * MILLI);
        assertThat(times.since(MILLI)).contains(new Chunks(2, 2, 1, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    void since_thousandsOfEvents_keepsThemAll() {
        ChunkTimes times = new ChunkTimes();
        for (int i = 1; i <= 5000; i++) {
            times.event(i * MILLI);
        }
        assertThat(times.since(0)).contains(new Chunks(1, 1, 5000, OptionalDouble.of(1), OptionalDouble.of(1)));
        assertThat(new ChunkTimes().since(0)).isEmpty();
    }
}
