package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An endpoint that fails a fifth of the time, in each of the usual ways: 100 samples, of which every answer is right. The run ends by
 * itself, the score of what was answered does not move, and calls are bounded.
 */
final class FaultsTest {
    private static final int SAMPLES = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    /** How an endpoint fails. */
    private enum Fault {
        STATUS_500,
        STATUS_429,
        RESET,
        HTML,
        EMPTY,
        STATUS_400;

        ScriptedAnswer answer(ReceivedCall call) {
            return switch (this) {
                case STATUS_500 -> ScriptedAnswer.status(500, "{\"error\":{\"message\":\"ours\"}}");
                case STATUS_429 -> ScriptedAnswer.status(429, "{\"error\":{\"message\":\"slow down\"}}");
                case RESET -> ScriptedAnswer.raw("").thenReset();
                case HTML -> ScriptedAnswer.body(200, "text/html", "<html>Welcome</html>");
                case EMPTY -> ScriptedAnswer.text("").answer(call);
                case STATUS_400 -> ScriptedAnswer.status(400, "{\"error\":{\"message\":\"bad parameter\"}}");
            };
        }
    }

    @BeforeEach
    void begin() {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            sums.add(i + " + 18 - " + i);
            sums.add("18");
        }
        cli = new Cli(directory).suite("sums", sums.toArray(String[]::new));
    }

    private Cli.Result run(FakeModelServer server, String concurrency) {
        return cli.run(
                "run", "--suite", "./sums", "--model", server.url() + "#m", "--concurrency", concurrency, "--out", "r");
    }

    private static FakeModelServer failing(Fault fault, Predicate<ReceivedCall> when) {
        return FakeModelServer.start()
                .always(call -> when.test(call)
                        ? fault.answer(call)
                        : ScriptedAnswer.text("\\boxed{18}").answer(call));
    }

    /** Whether this sample is one of every five. */
    private static boolean isFifth(ReceivedCall call) {
        return Integer.parseInt(call.lastMessage().replaceAll("\\D*(\\d+) .*", "$1")) % 5 == 0;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATUS_400")
    void run_everyFifthCallFails_allAreRight(Fault fault) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (FakeModelServer server = failing(fault, call -> calls.incrementAndGet() % 5 == 0)) {
            Cli.Result result = run(server, "1");
            assertThat(result.code()).as(result.out()).isZero();
            assertThat(outcomes()).isEqualTo("right 100");
            assertThat(server.count()).isBetween(120, 130);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_500, 8, 160",
        "STATUS_500, auto, 160",
        "STATUS_429, 8, 200",
        "STATUS_429, auto, 200",
        "RESET, 8, 160",
        "RESET, auto, 160",
        "HTML, 8, 160",
        "HTML, 1, 160",
        "STATUS_400, 8, 100",
        "STATUS_400, auto, 100"
    })
    void run_everyFifthSampleFails_isIncompleteWithBounds(Fault fault, String concurrency, int mostCalls)
            throws IOException {
        try (FakeModelServer server = failing(fault, FaultsTest::isFifth)) {
            Cli.Result result = run(server, concurrency);
            assertThat(result.code()).isEqualTo(4);
            assertThat(outcomes()).isEqualTo("right 80, callFailed 20");
            assertThat(result.out())
                    .contains("100.0 %", "Incomplete")
                    .contains(
                            "20 of 100 samples have no verdict; whatever they are, the score lies within 80.0 to 100.0 %");
            assertThat(result.err()).doesNotContain("no more calls to this model");
            assertThat(server.count()).isEqualTo(mostCalls);
        }
    }

    @Test
    void run_everyFifthSampleIsEmpty_countsAgainstTheModel() throws IOException {
        try (FakeModelServer server = failing(Fault.EMPTY, FaultsTest::isFifth)) {
            Cli.Result result = run(server, "8");
            assertThat(result.code()).isZero();
            assertThat(outcomes()).isEqualTo("right 80, empty 20");
            assertThat(result.out()).contains("80.0 %");
            assertThat(server.count()).isEqualTo(120);
        }
    }

    /** Now and then the server has closed all connections, which the client took for open: those calls are made again on new ones. */
    @Test
    void run_pooledConnectionsAreStale_everySampleIsAnswered() throws IOException {
        Map<Integer, Integer> age = new ConcurrentHashMap<>();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        try (FakeModelServer server = FakeModelServer.start().always(call -> {
            int generation = calls.incrementAndGet() / 25;
            boolean isStale = age.computeIfAbsent(call.connection(), connection -> generation) < generation;
            stale.addAndGet(isStale ? 1 : 0);
            return isStale
                    ? ScriptedAnswer.raw("")
                    : ScriptedAnswer.text("\\boxed{18}").answer(call);
        })) {
            Cli.Result result = run(server, "4");
            assertThat(result.code()).as(result.out()).isZero();
            assertThat(outcomes()).isEqualTo("right 100");
            assertThat(stale.get()).isPositive();
            assertThat(server.count()).isEqualTo(100 + stale.get());
        }
    }

    private String outcomes() throws IOException {
        JsonNode outcomes = new ObjectMapper()
                .readTree(directory.resolve("r/summary.json").toFile())
                .at("/results/0/outcomes");
        List<String> parts = new ArrayList<>();
        outcomes.properties().forEach(each -> {
            if (each.getValue().intValue() > 0) {
                parts.add(each.getKey() + " " + each.getValue());
            }
        });
        return String.join(", ", parts);
    }
}
