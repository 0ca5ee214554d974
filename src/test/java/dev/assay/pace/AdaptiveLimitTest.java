package dev.assay.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
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

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final ToDoubleFunction<Random> seconds;

        Latency(ToDoubleFunction<Random> seconds) {
            this.seconds = seconds;
        }
    }

    private static SimulatedServer server(Latency latency, long seed) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(seed)::nextDouble);
        SimulatedServer server = new SimulatedServer(new Pace(Pace.Limits.NONE, backoff), seed, latency.seconds);
        return seed % 2 == 0 ? server : server.tellingNoTokens();
    }

    /**
     * Within a quarter of the server's limit from the 200th answer on, wherever the server's limit has moved. Of 40 seeds one may take longer;
     * five where the times of single answers say next to nothing.
     */
    @ParameterizedTest
    @EnumSource
    void limit_serverRefuses_isFoundWithin200Answers(Latency latency) {
        List<String> late = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedServer server = server(latency, seed);
            for (int capacity : new int[] {64, 8, 32}) {
                server.capacity(capacity).answers(SETTLED_AFTER);
                List<Integer> after = server.answers(LOOKED_AT);
                long near = after.stream()
                        .filter(limit -> Math.abs(limit - capacity) <= capacity / 4.0)
                        .count();
                if (near < 0.95 * LOOKED_AT) {
                    late.add("seed %d, limit %d: %s".formatted(seed, capacity, after));
                }
            }
        }
        assertThat(late).hasSizeLessThanOrEqualTo(latency == Latency.EXPONENTIAL ? 5 : 1);
    }

    /** A server that queues is kept busy, and its queue is not much longer than what it does at a time. */
    @ParameterizedTest
    @EnumSource
    void limit_serverQueues_keepsItBusyAndTheQueueShort(Latency latency) {
        int seeds = 10;
        double[] sums = new double[3];
        int[] capacities = {32, 4, 16};
        for (long seed = 0; seed < seeds; seed++) {
            SimulatedServer server = server(latency, seed).queueing();
            for (int i = 0; i < capacities.length; i++) {
                server.capacity(capacities[i]).answers(1500);
                long before = server.now();
                sums[i] += server.answers(1500).stream()
                        .mapToInt(limit -> limit)
                        .average()
                        .orElseThrow();
                double seconds = (server.now() - before) / 1e9;
                assertThat(1500 * server.meanSeconds() / seconds / capacities[i])
                        .as("busy, seed %d, %d at a time", seed, capacities[i])
                        .isGreaterThan(0.75);
            }
        }
        for (int i = 0; i < capacities.length; i++) {
            assertThat(sums[i] / seeds)
                    .as("mean limit where %d go at a time", capacities[i])
                    .isLessThan(2 * capacities[i] + 20);
        }
    }

    @Test
    void limit_serverTakesEverything_endsSomewhere() {
        SimulatedServer server = server(Latency.CONSTANT, 0);
        assertThat(server.answers(5000))
                .allMatch(limit -> limit <= AdaptiveLimit.MOST)
                .last()
                .satisfies(limit -> assertThat(limit).isGreaterThan(AdaptiveLimit.MOST / 2));
    }

    @Test
    void limit_serverRefusesEverything_isOne() {
        AdaptiveLimit limit = new AdaptiveLimit();
        for (int call = 0; call < 20; call++) {
            limit.refused(new Permit(call, 1, true, 0, 0, Optional.empty()), call + 1, call);
            assertThat(limit.current()).isBetween(1, AdaptiveLimit.START / 2);
        }
        assertThat(limit.current()).isOne();
    }

    @Test
    void limit_manyRefusalsOfOneMoment_halveItOnce() {
        AdaptiveLimit limit = new AdaptiveLimit();
        for (int call = 0; call < 6; call++) {
            limit.refused(new Permit(call, call + 1, true, 0, 0, Optional.empty()), 6, 1);
        }
        assertThat(limit.current())
                .as("half of what was in flight at the first")
                .isEqualTo(1);
        AdaptiveLimit other = new AdaptiveLimit();
        for (int call = 5; call >= 0; call--) {
            other.refused(new Permit(call, call + 1, true, 0, 0, Optional.empty()), 6, 1);
        }
        assertThat(other.current()).isEqualTo(3);
    }
}
