package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import dev.assay.testing.ScriptedAnswer.Responder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many calls a gate makes for a model that is really worse by ten points; as counted by the server. */
final class GateStopsEarlyTest {
    private static final int TASKS = 1319;
    private static final double MOST_OF_THE_PLAN = 0.3;
    private static final int SEEDS = 5;

    /** At a true drop of .10 and a discordance of .07 without it: .17 differ, .135 for the worse. */
    private static final double LOST = 0.135;

    private static final double WON = 0.035;
    private static final double RIGHT_BEFORE = 0.75;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void gate_tenPointsWorse_asksAtMostThirtyPercentInTheMedian() throws IOException {
        Cli cli = new Cli(directory);
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            sums.add(i + " + 1");
            sums.add(Integer.toString(i + 1));
        }
        cli.suite("sums", sums.toArray(String[]::new));
        BitSet before = new BitSet();
        SplittableRandom random = new SplittableRandom(2026);
        for (int task = 0; task < TASKS; task++) {
            before.set(task, random.nextDouble() < RIGHT_BEFORE);
        }
        try (FakeModelServer server = FakeModelServer.start().always(rightIn(before))) {
            String model = server.url() + "#m";
            Cli.Result recorded =
                    cli.run("baseline", "record", "--suite", "./sums", "--model", model, "--out", "b.jsonl");
            assertThat(recorded.code()).as(recorded.err()).isZero();
            List<Integer> calls = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                server.always(rightIn(worse(before, new SplittableRandom(seed))));
                int asked = server.count();
                String out = "r" + seed;
                Cli.Result result = cli.run(
                        "gate",
                        "--baseline",
                        "b.jsonl",
                        "--model",
                        model,
                        "--concurrency",
                        "8",
                        "--seed",
                        "" + seed,
                        "--out",
                        out);
                assertThat(result.code()).as(result.out()).isEqualTo(1);
                calls.add(server.count() - asked);
                assertThat(sent(out)).isEqualTo(server.count() - asked);
            }
            calls.sort(null);
            assertThat(calls.get(SEEDS / 2)).as("calls: " + calls).isLessThanOrEqualTo((int)
                    (MOST_OF_THE_PLAN * TASKS));
        }
    }

    /** What the report says was sent; the saving follows from it. */
    private int sent(String run) throws IOException {
        JsonNode gate = new ObjectMapper().readTree(Files.readString(directory.resolve(run + "/gate.json")));
        return gate.path("suites").get(0).path("calls").path("sent").asInt();
    }

    private static BitSet worse(BitSet before, SplittableRandom random) {
        BitSet now = new BitSet();
        for (int task = 0; task < TASKS; task++) {
            double changes = before.get(task) ? LOST / RIGHT_BEFORE : WON / (1 - RIGHT_BEFORE);
            now.set(task, before.get(task) ^ (random.nextDouble() < changes));
        }
        return now;
    }

    private static Responder rightIn(BitSet right) {
        return call -> {
            int task = task(call);
            String text = "\\boxed{" + (right.get(task) ? task + 1 : -1) + "}";
            ScriptedAnswer answer = ScriptedAnswer.text(text).answer(call);
            return answer.headersAfter(Duration.ofMillis(4));
        };
    }

    private static int task(ReceivedCall call) {
        return Integer.parseInt(call.lastMessage().replaceAll("\\D*(\\d+) \\+ 1\\?", "$1"));
    }
}
