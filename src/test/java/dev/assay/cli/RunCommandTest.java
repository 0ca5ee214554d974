package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.Golden;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    private static final Pattern SUM = Pattern.compile("(\\d+) \\+ (\\d+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory).suite("sums", "2 + 3", "5", "4 + 4", "8", "10 + 20", "30", "7 + 1", "8");
    }

    @Test
    void run_ownSuiteOnLiveEndpoint_writesTheRunAndPrintsTheTable() throws IOException {
        try (FakeModelServer server = FakeModelServer.start().always(RunCommandTest::addsUp)) {
            Cli.Result result = cli.run("run", "--suite", "./sums", "--model", server.url() + "#adder", "--out", "r");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("sums   adder  100.0 %  51.0 to 100.0  4  4 right");
            assertThat(directory.resolve("r"))
                    .isDirectoryContaining("glob:**run.json")
                    .isDirectoryContaining("glob:**exchanges.jsonl")
                    .isDirectoryContaining("glob:**verdicts.jsonl")
                    .isDirectoryContaining("glob:**summary.json");
            JsonNode row = summary("r").get("results").get(0);
            assertThat(row.get("outcomes").get("right").intValue()).isEqualTo(4);
            assertThat(server.count()).isEqualTo(4);
            assertThat(cli.run("verify", "r").code()).isZero();
            assertThat(cli.run("show", "r", "--task", "t2").out())
                    .contains("What is 10 + 20?", "verdict", "right", "1 of 4 samples");
        }
    }

    @Test
    void run_wholeReplies_areAskedForWithNoStream() {
        try (FakeModelServer server = FakeModelServer.start().always(RunCommandTest::addsUp)) {
            Cli.Result result = cli.run("run", "--suite", "./sums", "--model", server.url() + "#adder", "--no-stream");
            assertThat(result.code()).isZero();
            assertThat(server.calls()).noneMatch(ReceivedCall::stream);
        }
    }

    @Test
    void run_endpointFailsHalfway_sameCommandAsksOnlyTheRest() throws IOException {
        try (FakeModelServer server = FakeModelServer.start()) {
            server.always(call -> call.lastMessage().contains("4 + 4")
                    ? ScriptedAnswer.status(400, "{\"error\":{\"message\":\"too long\"}}")
                    : addsUp(call));
            String[] command = {"run", "--suite", "./sums", "--model", server.url() + "#adder"};
            Cli.Result first = cli.run(command);
            assertThat(first.code()).isEqualTo(4);
            assertThat(first.out()).contains("3 right, 1 callFailed", "the score lies within 75.0 to 100.0 %");
            int asked = server.count();
            server.always(RunCommandTest::addsUp);
            Cli.Result second = cli.run(command);
            assertThat(second.code()).isZero();
            assertThat(second.err()).contains("3 of 4 samples are answered already");
            assertThat(server.count()).isEqualTo(asked + 1);
            assertThat(second.out()).contains("4 right");
            Cli.Result third = cli.run(command);
            assertThat(third.err()).doesNotContain("Going on");
            assertThat(server.count()).isEqualTo(asked + 5);
        }
    }

    @Test
    void run_badKey_stopsThatModelAtOnceAndGoesOnWithTheOther() {
        try (FakeModelServer good = FakeModelServer.start().always(RunCommandTest::addsUp);
                FakeModelServer bad = FakeModelServer.start()
                        .always(ScriptedAnswer.status(401, "{\"error\":{\"message\":\"Invalid API key\"}}"))) {
            Cli.Result result = cli.run(
                    "run",
                    "--suite",
                    "./sums",
                    "--model",
                    good.url() + "#good",
                    "--model",
                    bad.url() + "#bad",
                    "--concurrency",
                    "1");
            assertThat(result.code()).isEqualTo(4);
            assertThat(bad.count()).isEqualTo(1);
            assertThat(result.err()).contains("bad: no more calls to this model", "Invalid API key");
            assertThat(result.out()).contains("4 right", "1 callFailed, 3 skipped");
        }
    }

    @Test
    void run_help_isTheGoldenOne() {
        Cli.Result result = cli.run("run", "--help");
        assertThat(result.code()).isZero();
        Golden.check(RunCommandTest.class, "help-run.txt", result.out());
    }

    @Test
    void run_tokenBudgetReached_endsCleanlyAndAHigherOneGoesOn() {
        try (FakeModelServer server = FakeModelServer.start().always(RunCommandTest::addsUp)) {
            List<String> command = List.of(
                    "run",
                    "--suite",
                    "./sums",
                    "--model",
                    server.url() + "#m",
                    "--concurrency",
                    "1",
                    "--max-tokens-total");
            Cli.Result first = cli.run(with(command, "20"));
            assertThat(first.code()).isEqualTo(4);
            int asked = server.count();
            assertThat(asked).isBetween(1, 3);
            assertThat(first.out())
                    .contains(
                            "--max-tokens-total 20 is reached: ",
                            "the same command with a higher budget goes on from here")
                    .contains(asked + " right, " + (4 - asked) + " skipped");
            Cli.Result score = cli.run("score", latest());
            assertThat(score.code()).isEqualTo(4);
            assertThat(cli.run("show", latest(), "--outcome", "skipped").out()).contains("budget");
            Cli.Result again = cli.run(with(command, "20"));
            assertThat(again.code()).isEqualTo(4);
            assertThat(server.count()).as("what the journal holds counts").isEqualTo(asked);
            Cli.Result second = cli.run(with(command, "1000"));
            assertThat(second.code()).isZero();
            assertThat(server.count()).isEqualTo(4);
            assertThat(second.out()).contains("4 right");
        }
    }

    private static String[] with(List<String> command, String last) {
        return Stream.concat(command.stream(), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void run_badKeyIsMended_sameCommandAsksWhatIsMissing() {
        try (FakeModelServer server = FakeModelServer.start()) {
            server.next(RunCommandTest::addsUp);
            server.always(ScriptedAnswer.status(401, "{\"error\":{\"message\":\"Invalid API key\"}}"));
            String[] command = {"run", "--suite", "./sums", "--model", server.url() + "#m", "--concurrency", "1"};
            Cli.Result first = cli.run(command);
            assertThat(first.code()).isEqualTo(4);
            assertThat(server.count()).isEqualTo(2);
            assertThat(first.err().lines().filter(line -> line.contains("Invalid API key")))
                    .hasSize(1);
            assertThat(first.out()).contains("1 right, 1 callFailed, 2 skipped");
            server.always(RunCommandTest::addsUp);
            assertThat(cli.run(command).code()).isZero();
            assertThat(server.count()).isEqualTo(5);
        }
    }

    @Test
    void run_serverThatEchoesTheKey_keyIsNowhere() {
        String key = "sk-live-0123456789/abc+def==";
        cli.with("MY_KEY", key);
        try (FakeModelServer server = FakeModelServer.start()) {
            server.next(call -> echo(call, 200));
            server.next(call ->
                    ScriptedAnswer.text("your key " + header(call) + " is 5").answer(call));
            server.always(call -> echo(call, 400));
            for (String mode : List.of("--no-stream", "--fresh")) {
                Cli.Result result = cli.run(
                        "run",
                        "--suite",
                        "./sums",
                        "--model",
                        server.url() + "#m",
                        "--key-env",
                        "MY_KEY",
                        mode,
                        "--record",
                        "wire",
                        "--concurrency",
                        "1");
                assertThat(server.calls().get(0).header("authorization")).hasValue("Bearer " + key);
                String all =
                        result.out() + result.err() + cli.run("show", latest()).out() + cli.everythingWritten();
                assertThat(all).doesNotContain(key).doesNotContain("0123456789");
            }
        }
    }

    @Test
    void run_recordWire_keepsWhatWasSentAndEveryEvent() throws IOException {
        try (FakeModelServer server = FakeModelServer.saying("5")) {
            cli.run(
                    "run",
                    "--suite",
                    "./sums",
                    "--model",
                    server.url() + "#m",
                    "--limit",
                    "1",
                    "--record",
                    "wire",
                    "--out",
                    "out");
        }
        List<String> lines = Files.readAllLines(cli.path("out/wire.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("{\"format\":\"assay-wire/1\",\"run\":\"out\"}");
        assertThat(lines.get(1))
                .contains("\"status\":200", "\\\"max_tokens\\\":64", "\"millis\":", "\"data\":\"[DONE]\"");
    }

    @Test
    void run_severalSamplesAtTemperatureZero_refusedWithTheFix() {
        Cli.Result result = cli.run("run", "--suite", "./sums", "--model", "http://127.0.0.1:9/v1#m", "-k", "4");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("4 samples a task at temperature 0", "--temperature 0.7");
    }

    @Test
    void run_configuration_namesModelsSuitesAndOptions() {
        try (FakeModelServer server = FakeModelServer.start().always(RunCommandTest::addsUp)) {
            cli.write(
                    "assay.yaml",
                    "models:\n  mine: {url: '%s', model: adder, sampling: {temperature: 0.5}, extra: {top_k: 3}}\nsuites: [./sums]\nsamples: 2\nlimit: 3\n"
                            .formatted(server.url()));
            Cli.Result result = cli.run("run");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("mine", "3 (6 samples)", "6 right");
            JsonNode body = server.calls().get(0).json();
            assertThat(body.get("temperature").doubleValue()).isEqualTo(0.5);
            assertThat(body.get("top_k").intValue()).isEqualTo(3);
        }
    }

    @Test
    void run_withoutPython_leavesTheCodingSuiteOutAndSaysWhatToInstall() {
        Cli.Result result = cli.run("run");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("coding-basics cannot be graded here", "python3", "The other suites are run", "recordings");
        assertThat(result.out())
                .contains("math-basics", "smollm2-135m", "gemma3-270m", "* recorded", "For your own endpoint:")
                .doesNotContain("coding-basics");
    }

    @Test
    void run_codingSuiteByNameWithoutPython_isRefusedBeforeAnyCall() {
        try (FakeModelServer server = FakeModelServer.saying("x")) {
            Cli.Result result = cli.run("run", "--suite", "coding-basics", "--model", server.url() + "#m");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("coding-basics cannot be graded here", "python3");
            assertThat(server.count()).isZero();
            assertThat(Files.exists(directory.resolve("results"))).isFalse();
        }
    }

    private static ScriptedAnswer addsUp(ReceivedCall call) {
        Matcher sum = SUM.matcher(call.lastMessage());
        String answer =
                sum.find() ? Integer.toString(Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2))) : "?";
        return ScriptedAnswer.text("The answer is \\boxed{" + answer + "}.").answer(call);
    }

    private static String header(ReceivedCall call) {
        return call.header("authorization").orElse("");
    }

    private static ScriptedAnswer echo(ReceivedCall call, int status) {
        return ScriptedAnswer.status(status, "{\"error\":{\"message\":\"got %s\"}}".formatted(header(call)))
                .header("x-request-id", header(call));
    }

    private String latest() {
        String[] names = directory.resolve("results").toFile().list();
        return "results/"
                + List.of(names == null ? new String[0] : names).stream()
                        .sorted()
                        .reduce((a, b) -> b)
                        .orElse("");
    }

    private JsonNode summary(String run) throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve(run).resolve("summary.json").toFile());
    }
}
