package dev.assay.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limit finds a server's limit that moves, on a clock that nobody waits for. */
final class AdaptiveLimitTest {
    private static final int SEEDS = 40;
    private static final int SETTLED_AFTER = 200;
    private static final int LOOKED_AT = 200;

    /** How long a server takes for an answer. */
    private enum Latency {
        CONSTANT(random -> 2),
        FAST(random -> 0.02 + 0.01 * random.nextDouble()),
        UNIFORM(random -> 0.5 + 3 * random.nextDouble()),
        LONG_TAIL(random -> 2 * Math.exp(0.6 * random.nextGaussian())),
        EXPONENTIAL(random -> 0.05 - 2 * Math.log(1 - random.nextDouble()));

        private final ToDoubleFunction<Random> seconds;

        Latency(ToDoubleFunction<Random> seconds) {
            this.seconds = seconds;
        }
    }

    private static SimulatedServer server(Latency latency, long seed) {
        Pace pace = new Pace(
                Pace.Limits.NONE, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(seed)::nextDouble));
        return new SimulatedServer(pace, seed, latency.seconds);
    }

    @ParameterizedTest
    @EnumSource
    void limit_serverRefuses_isFoundWithin200Answers(Latency latency) {
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedServer server = server(latency, seed);
            for (int capacity : new int[] {64, 8, 32}) {
                server.capacity(capacity).answers(SETTLED_AFTER);
                List<Integer> after = server.answers(LOOKED_AT);
                String where = latency + ", seed " + seed + ", limit " + capacity + ": " + after;
                long near = after.stream().filter(limit -> Math.abs(limit - capacity) <= capacity / 4.0).count();
                System.out.println(near + " " + latency + " " + seed + " " + capacity + (near < 200 ? after : ""));
            }
        }
    }
}
