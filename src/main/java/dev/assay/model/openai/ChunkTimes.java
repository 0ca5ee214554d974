package dev.assay.model.openai;

import dev.assay.model.Chunks;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** When the chunks of a stream arrived. */
final class ChunkTimes {
    private static final double NANOS_A_MILLI = 1e6;

    private OptionalLong firstByte = OptionalLong.empty();
    private long[] events = new long[16];
    private int count;

    void bytes(long nanos) {
        firstByte = firstByte.isPresent() ? firstByte : OptionalLong.of(nanos);
    }

    void event(long nanos) {
        if (count == events.length) {
            events = Arrays.copyOf(events, 2 * count);
        }
        events[count++] = nanos;
    }

    /** Absent where no event came. */
    Optional<Chunks> since(long sentNanos) {
        if (count == 0) {
            return Optional.empty();
        }
        long[] gaps = new long[count - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = events[i + 1] - events[i];
        }
        Arrays.sort(gaps);
        int n = gaps.length;
        return Optional.of(new Chunks(
                (firstByte.orElse(events[0]) - sentNanos) / NANOS_A_MILLI,
                (events[0] - sentNanos) / NANOS_A_MILLI,
                count,
                n == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((gaps[(n - 1) / 2] + gaps[n / 2]) / (2 * NANOS_A_MILLI)),
                n == 0 ? OptionalDouble.empty() : OptionalDouble.of(gaps[n - 1] / NANOS_A_MILLI)));
    }
}
