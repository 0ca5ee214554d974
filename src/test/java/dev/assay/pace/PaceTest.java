package dev.assay.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.testing.Samples;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas and pauses. That a quota holds is shown by what a simulated server sees in any minute. */
final class PaceTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private static Pace pace(int concurrency, OptionalLong rpm, OptionalLong tpm) {
        return new Pace(
                new Pace.Limits(OptionalInt.of(concurrency), rpm, tpm),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), () -> 0));
    }

    private static Pace pace(int concurrency) {
        return pace(concurrency, OptionalLong.empty(), OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "60, 8", "500, 64", "500, 1000"})
    void requestsPerMinute_anyConcurrency_neverExceededAndNearlyUsed(int rpm, int concurrency) {
        SimulatedServer server = new SimulatedServer(
                pace(concurrency, OptionalLong.of(rpm), OptionalLong.empty()), 1, random -> random.nextDouble());
        server.answers(5 * rpm);
        assertThat(mostInAMinute(server.arrivals(), false)).isLessThanOrEqualTo(rpm);
        assertThat((server.now() - server.arrivals().get(0).at()) / MINUTE).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"1000, 100, 4", "1000, 990, 4", "100000, 2000, 64"})
    void tokensPerMinute_anyCalls_neverExceeded(long tpm, long atMost, int concurrency) {
        SimulatedServer server = new SimulatedServer(
                        pace(concurrency, OptionalLong.empty(), OptionalLong.of(tpm)),
                        2,
                        random -> 20 * random.nextDouble())
                .calls(atMost);
        server.answers(300);
        assertThat(mostInAMinute(server.arrivals(), true)).isLessThanOrEqualTo(tpm);
    }

    @Test
    void tokensPerMinute_callsTakeLessThanTheyMay_whatIsLeftIsUsed() {
        SimulatedServer server =
                new SimulatedServer(pace(4, OptionalLong.empty(), OptionalLong.of(10_000)), 3, random -> 1).calls(2000);
        server.answers(1000);
        double minutes = (server.now() - server.arrivals().get(0).at()) / (double) MINUTE;
        assertThat(1000 * 51 / minutes).as("tokens a minute").isGreaterThan(5500);
    }

    @Test
    void tokensPerMinute_oneCallMayTakeMore_goesAlone() {
        Pace pace = pace(8, OptionalLong.empty(), OptionalLong.of(100));
        assertThat(pace.delay(500, 0)).isZero();
        Permit permit = pace.begin(500, true, 0);
        assertThat(pace.delay(500, 0)).isEqualTo(Quota.WINDOW);
        pace.ended(permit, Samples.reply("yes"), 5);
        assertThat(pace.delay(70, 5)).as("30 tokens were used").isZero();
        assertThat(pace.delay(71, 5)).isEqualTo(Quota.WINDOW - 5);
        assertThat(pace.delay(71, Quota.WINDOW)).isZero();
    }

    /** The most in any window of a minute that begins with a call. */
    private static long mostInAMinute(List<SimulatedServer.Arrival> arrivals, boolean tokens) {
        Deque<SimulatedServer.Arrival> window = new ArrayDeque<>();
        long sum = 0;
        long most = 0;
        for (SimulatedServer.Arrival arrival : arrivals) {
            while (!window.isEmpty() && arrival.at() - window.peek().at() >= MINUTE) {
                sum -= taken(window.remove(), tokens);
            }
            window.add(arrival);
            sum += taken(arrival, tokens);
            most = Math.max(most, sum);
        }
        return most;
    }

    private static long taken(SimulatedServer.Arrival arrival, boolean tokens) {
        return tokens ? arrival.tokens() : 1;
    }

    /** A server with windows of a minute that says what is left; what comes on top of that is noted. */
    private static final class QuotaServer {
        private final long requests;
        private final long tokens;
        private final List<String> exceeded = new ArrayList<>();
        private final SimulatedServer server;
        private final long began;
        private long window = -1;
        private long usedRequests;
        private long usedTokens;
        private int seen;

        QuotaServer(Pace pace, long requests, long tokens, String spelling) {
            this.requests = requests;
            this.tokens = tokens;
            this.server = new SimulatedServer(pace, 4, random -> 0.2 + random.nextDouble()).calls(200);
            this.began = server.now();
            server.sending(arrival -> said(spelling));
        }

        /** Counts all calls that have come since it last spoke, each in the window of its arrival. */
        private Map<String, String> said(String spelling) {
            for (; seen < server.arrivals().size(); seen++) {
                SimulatedServer.Arrival arrival = server.arrivals().get(seen);
                turnTo((arrival.at() - began) / MINUTE);
                usedRequests++;
                usedTokens += arrival.tokens();
                if (usedRequests > requests || usedTokens > tokens) {
                    exceeded.add(
                            "call %d: %d requests, %d tokens".formatted(arrival.number(), usedRequests, usedTokens));
                }
            }
            turnTo((server.now() - began) / MINUTE);
            long millis = TimeUnit.NANOSECONDS.toMillis(MINUTE - (server.now() - began) % MINUTE) + 1;
            return spell(spelling, requests - usedRequests, tokens - usedTokens, millis);
        }

        private void turnTo(long next) {
            if (next > window) {
                window = next;
                usedRequests = 0;
                usedTokens = 0;
            }
        }

        private Map<String, String> spell(String spelling, long leftRequests, long leftTokens, long millis) {
            return switch (spelling) {
                case "groq" ->
                    Map.of(
                            "x-ratelimit-limit-requests", "" + requests,
                            "x-ratelimit-remaining-requests", "" + leftRequests,
                            "x-ratelimit-reset-requests", millis / 1000 + "." + "%03d".formatted(millis % 1000) + "s",
                            "x-ratelimit-limit-tokens", "" + tokens,
                            "x-ratelimit-remaining-tokens", "" + leftTokens,
                            "x-ratelimit-reset-tokens", millis + "ms");
                default ->
                    Map.of(
                            "x-ratelimit-limit", "" + requests,
                            "x-ratelimit-remaining", "" + leftRequests,
                            "x-ratelimit-reset", "" + (millis / 1000 + 1),
                            "x-tokenlimit-limit", "" + tokens,
                            "x-tokenlimit-remaining", "" + leftTokens);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "groq, 30, 1000000, 4",
        "groq, 200, 1000000, 64",
        "groq, 1000000, 20000, 16",
        "together, 100, 1000000, 32",
        "together, 1000000, 9000, 8"
    })
    void statedQuota_anySpelling_neverExceededAndWellUsed(
            String spelling, long requests, long tokens, int concurrency) {
        QuotaServer quota = new QuotaServer(pace(concurrency), requests, tokens, spelling);
        quota.server.answers(1000);
        assertThat(quota.exceeded).isEmpty();
        double minutes = (quota.server.now() - quota.began) / (double) MINUTE;
        double allowed = Math.min((double) requests, tokens / 36.0);
        assertThat(1000 / minutes).as("calls a minute").isGreaterThan(0.6 * Math.min(allowed, concurrency * 60));
    }

    @Test
    void statedQuota_withoutItsReset_orForADay_isPassedOver() {
        for (Map<String, String> said : List.of(
                Map.of("x-ratelimit-remaining-requests", "0"),
                Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "11h59m"),
                Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1764000000000"),
                Map.of("x-ratelimit-remaining-requests", "none", "x-ratelimit-reset-requests", "1s"),
                Map.of("modelscope-ratelimit-requests-remaining", "0"))) {
            StatedQuotas stated = new StatedQuotas();
            stated.heard(said, 0, 0, 0, 0);
            assertThat(stated.delay(10, 0, 1)).as(said.toString()).isZero();
        }
    }

    @Test
    void statedQuota_anOlderAnswerComesLater_isOldNews() {
        StatedQuotas stated = new StatedQuotas();
        stated.heard(left("5"), 7, 0, 0, 0);
        stated.heard(left("0"), 6, 1, 0, 1);
        assertThat(stated.delay(1, 0, 2)).isZero();
        stated.heard(left("3"), 8, 3, 0, 3);
        assertThat(stated.delay(1, 1, 4)).isEqualTo(TimeUnit.SECONDS.toNanos(1) + 3 - 4);
    }

    private static Map<String, String> left(String requests) {
        return Map.of("x-ratelimit-remaining-requests", requests, "x-ratelimit-reset-requests", "1s");
    }

    @Test
    void retryAfter_oneCall_pausesTheWholeModel() {
        Pace pace = pace(8);
        Permit first = pace.begin(1, true, 0);
        Permit second = pace.begin(1, true, 0);
        Permit third = pace.begin(1, true, 0);
        long now = TimeUnit.SECONDS.toNanos(1);
        pace.ended(first, busy(Duration.ofSeconds(30)), now);
        assertThat(pace.delay(1, now)).isEqualTo(TimeUnit.SECONDS.toNanos(30));
        pace.ended(second, busy(Duration.ofSeconds(5)), now);
        assertThat(pace.delay(1, now)).as("the longer wish counts").isEqualTo(TimeUnit.SECONDS.toNanos(30));
        pace.ended(third, Samples.reply("yes"), now);
        assertThat(pace.delay(1, now)).isEqualTo(TimeUnit.SECONDS.toNanos(30));
        assertThat(pace.delay(1, now + TimeUnit.SECONDS.toNanos(30))).isZero();
    }

    private static CallFailure busy(Duration wish) {
        Attempt.Failure told = new Attempt.Failure(CallFailure.Kind.BUSY, 429, "", Optional.of(wish));
        return new CallFailure(
                CallFailure.Kind.BUSY,
                OptionalInt.of(429),
                "",
                List.of(new Attempt(Samples.BEGAN, 1, Optional.of(told))));
    }

    @Test
    void fixedLimit_anyNumber_isKeptWhateverHappens() {
        Pace pace = pace(3);
        List<Permit> permits = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            assertThat(pace.delay(1, 0)).isZero();
            permits.add(pace.begin(1, true, 0));
        }
        assertThat(pace.delay(1, 0)).isEqualTo(Pace.UNTIL_A_CALL_ENDS);
        pace.ended(permits.get(0), SimulatedServer.refusal(), 1);
        assertThat(pace.concurrency()).isEqualTo(3);
        pace.cancelled(permits.get(1));
        assertThat(pace.inFlight()).isEqualTo(1);
        assertThat(pace.delay(1, 1)).isZero();
    }

    @Test
    void repeats_manyFail_areAFifthOfTheCallsAndTenMore() {
        Pace pace = pace(1);
        for (int call = 0; call < 10; call++) {
            assertThat(pace.allowsRepeat()).isTrue();
            pace.cancelled(pace.begin(1, false, 0));
        }
        assertThat(pace.allowsRepeat()).isFalse();
        for (int call = 0; call < 5; call++) {
            pace.cancelled(pace.begin(1, true, 0));
        }
        assertThat(pace.allowsRepeat()).isTrue();
    }

    @Test
    void limits_belowOne_refused() {
        assertThatThrownBy(() -> pace(0)).hasMessage("current is 0");
        assertThatThrownBy(() -> pace(1, OptionalLong.of(0), OptionalLong.empty()))
                .hasMessage("most is 0");
    }
}
