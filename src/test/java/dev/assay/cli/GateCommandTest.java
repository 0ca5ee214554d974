package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.Golden;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import dev.assay.testing.ScriptedAnswer.Responder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateCommandTest {
    private static final int TASKS = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    private final FakeModelServer server = FakeModelServer.start();

    @BeforeEach
    void begin() {
        cli = new Cli(directory);
        suite(TASKS);
        server.always(rightUnless(task -> task % 5 == 0));
        Cli.Result recorded = baseline("record", "--suite", "./sums", "--model", model(), "--out", "base.jsonl");
        assertThat(recorded.code()).as(recorded.err()).isZero();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void suite(int tasks) {
        String[] sums = IntStream.range(0, tasks)
                .boxed()
                .flatMap(i -> List.of(i + " + 1", "" + (i + 1)).stream())
                .toArray(String[]::new);
        cli.suite("sums", sums);
    }

    /** The model adds, and is wrong in these tasks. */
    private static Responder rightUnless(IntPredicate wrong) {
        return call -> {
            int task = task(call);
            return ScriptedAnswer.text("\\boxed{" + (wrong.test(task) ? -1 : task + 1) + "}")
                    .answer(call);
        };
    }

    private static int task(ReceivedCall call) {
        return Integer.parseInt(call.lastMessage().replaceAll("\\D*(\\d+) \\+ 1\\?", "$1"));
    }

    private String model() {
        return server.url() + "#m";
    }

    private Cli.Result baseline(String... arguments) {
        List<String> all = new ArrayList<>(List.of("baseline"));
        all.addAll(List.of(arguments));
        return cli.run(all.toArray(String[]::new));
    }

    private Cli.Result gate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("gate", "--baseline", "base.jsonl"));
        all.addAll(List.of(arguments));
        return cli.run(all.toArray(String[]::new));
    }

    private Cli.Result live(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--model", model(), "--out", "r"));
        all.addAll(List.of(arguments));
        return gate(all.toArray(String[]::new));
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(file).toFile());
    }

    /** Without what differs from run to run. */
    private String shown(Cli.Result result) {
        return (result.code() + "\n" + result.err() + "---\n" + result.out())
                .replace(server.url().toString(), "http://SERVER/v1")
                .replaceAll("(?m)^\\d+/\\d+ \\(.*\n", "")
                .replaceAll("; \\d+ of (\\d+) calls sent, \\d+ % saved", "; N of $1 calls sent, N % saved");
    }

    @Test
    void gate_unchanged_passesAndSaysHowSure() throws IOException {
        Cli.Result result = live();
        Golden.check(GateCommandTest.class, "gate-pass.txt", shown(result));
        assertThat(result.code()).isZero();
        assertThat(json("r/gate.json").path("verdict").asText()).isEqualTo("pass");
        assertThat(Files.readString(directory.resolve("r/junit.xml")))
                .contains("failures=\"0\" errors=\"0\" skipped=\"0\"");
        assertThat(cli.run("verify", "r").code()).isZero();
    }

    @Test
    void gate_baselineOfSomeTasks_asksTheseAlone() throws IOException {
        baseline("record", "--suite", "./sums", "--limit", "40", "--model", model(), "--out", "base.jsonl");
        int before = server.count();
        Cli.Result result = live("--stop", "off");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(server.count() - before).isEqualTo(40);
        assertThat(cli.run("verify", "r").code()).isZero();
    }

    @Test
    void gate_worse_failsAndNamesWhatWasLost() throws IOException {
        server.always(rightUnless(task -> task % 5 == 0 || task % 7 == 0));
        Cli.Result result = live();
        Golden.check(GateCommandTest.class, "gate-fail.txt", shown(result));
        assertThat(result.code()).isEqualTo(1);
        JsonNode suite = json("r/gate.json").path("suites").get(0);
        assertThat(json("r/summary.json").path("results").get(0).path("stopped").asInt())
                .isEqualTo(TASKS - suite.path("calls").path("sent").asInt());
        assertThat(suite.path("calls").path("sent").asInt()).isEqualTo(server.count() - TASKS);
        assertThat(json("r/summary.json").path("complete").asBoolean()).isTrue();
        assertThat(Files.readString(directory.resolve("r/junit.xml")))
                .contains("<failure message=\"-", "type=\"regression\"");
        assertThat(cli.run("verify", "r").code()).isZero();
        assertThat(cli.run("score", "r").code()).isZero();
        assertThat(json("r/summary.json").path("complete").asBoolean()).isTrue();
        Cli.Result again = gate("r");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).isEqualTo(result.out());
    }

    @ParameterizedTest
    @CsvSource({"warn, 0", "pass, 0", "fail, 3"})
    void gate_neitherShown_isInconclusiveWithTheExitCodeAskedFor(String answer, int code) throws IOException {
        server.always(rightUnless(task -> task % 5 == 0 || task == 1 || task == 2 || task == 3));
        Cli.Result result = live("--inconclusive", answer);
        assertThat(result.code()).isEqualTo(code);
        assertThat(json("r/gate.json").path("verdict").asText()).isEqualTo("inconclusive");
        assertThat(Files.readString(directory.resolve("r/junit.xml")))
                .contains(code == 3 ? "type=\"inconclusive\"" : "<skipped message=\"");
        if (code == 3) {
            Golden.check(GateCommandTest.class, "gate-inconclusive.txt", shown(result));
        }
    }

    @Test
    void gate_endpointFailing_isUnusableAndGoesOnLater() throws IOException {
        server.always(call -> task(call) % 10 == 0
                ? ScriptedAnswer.status(400, "{\"error\":{\"message\":\"too long\"}}")
                : rightUnless(task -> task % 5 == 0).answer(call));
        Cli.Result result = live();
        assertThat(result.code()).isEqualTo(4);
        Golden.check(GateCommandTest.class, "gate-unusable.txt", shown(result));
        assertThat(Files.readString(directory.resolve("r/junit.xml"))).contains("<error message=\"");
        int asked = server.count();
        server.always(rightUnless(task -> task % 5 == 0));
        assertThat(live().code()).isZero();
        assertThat(server.count()).isEqualTo(asked + TASKS / 10);
    }

    @Test
    void gate_fewMissing_saysThatTheVerdictHoldsAllTheSame() {
        server.always(call -> task(call) == 4
                ? ScriptedAnswer.status(400, "{\"error\":{\"message\":\"too long\"}}")
                : rightUnless(task -> task % 5 == 0 || task % 4 == 0).answer(call));
        Cli.Result result = live("--stop", "off");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("errors    1 sample is missing: the verdict holds whichever way they go");
    }

    @Test
    void gate_runOfAnotherPurpose_isNeverGoneOnWith() {
        server.always(call -> task(call) == 4
                ? ScriptedAnswer.status(400, "{}")
                : rightUnless(task -> task % 5 == 0).answer(call));
        cli.run("run", "--suite", "./sums", "--model", model(), "--limit", "40");
        server.always(rightUnless(task -> task % 5 == 0));
        int asked = server.count();
        Cli.Result result = gate("--model", model(), "--limit", "40", "--margin", "20pp");
        assertThat(result.err()).doesNotContain("Going on with");
        assertThat(server.count()).isEqualTo(asked + 40);
    }

    @Test
    void gate_otherPromptOrSampling_isRefusedUnlessAccepted() throws IOException {
        String yaml = Files.readString(directory.resolve("sums/suite.yaml"));
        Files.writeString(directory.resolve("sums/suite.yaml"), yaml.replace("What is", "How much is"));
        int asked = server.count();
        Cli.Result result = live("--temperature", "0.5");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("the baseline base.jsonl was measured otherwise: sums: prompt or tasks differ")
                .contains("temperature is 0.5, was 0")
                .contains("--accept-changed");
        assertThat(server.count()).isEqualTo(asked);
        Cli.Result accepted = live("--accept-changed");
        assertThat(accepted.code()).as(accepted.err()).isZero();
        assertThat(accepted.out()).contains("accepted  sums: prompt or tasks differ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--margin 3 | --margin 3: not a share",
                "--stop anytime | --stop anytime: not built yet",
                "--target items | --target items: not built yet",
                "--live x | --live: gates that ask",
                "--shard 1/2 | --shard: a gate looks at complete prefixes",
                "--suite math-basics | math-basics: not in the baseline",
                "--inconclusive maybe | --inconclusive maybe: no such value",
                "--errors-max 100% | --errors-max 100%: not a share",
                "--baseline none.jsonl | none.jsonl: there is no baseline",
                "-k 2 | 2 samples a task at temperature 0",
            })
    void gate_whatCannotBe_isRefusedBeforeAnyCall(String arguments, String what) {
        int asked = server.count();
        List<String> all = new ArrayList<>(List.of("gate", "--model", model()));
        if (!arguments.contains("--baseline")) {
            all.addAll(List.of("--baseline", "base.jsonl"));
        }
        all.addAll(List.of(arguments.split(" ", -1)));
        Cli.Result result = cli.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(what);
        assertThat(server.count()).isEqualTo(asked);
    }

    @Test
    void gate_smallSuite_isToldBeforeTheFirstCall() {
        Cli.Result result = live("--limit", "30");
        assertThat(result.err())
                .contains("sums  TOO SMALL  30 tasks cannot show a margin of 3 for questions like these");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("INCONCLUSIVE").contains("120 only in the baseline");
    }

    @Test
    void gate_section_saysTheSameAsOptions() {
        cli.write("assay.yaml", """
                models: {m: {url: "%s", model: m}}
                gate:
                  baseline: base.jsonl
                  margin: 20pp
                  inconclusive: fail
                  stop: off
                  errors: {max: 1%%}
                  suites: {sums: {margin: 1pp}}
                """.formatted(server.url()));
        Cli.Result result = cli.run("gate", "--out", "r");
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.out()).contains("150 tasks cannot show a margin of 1");
    }

    @Test
    void gate_workersAndOrderOfAnswers_changeNothing() throws IOException {
        IntPredicate wrong = task -> task % 5 == 0 || task % 11 == 3;
        List<String> verdicts = new ArrayList<>();
        for (int workers : new int[] {1, 3, 16}) {
            // Wrong answers take longer: the first to finish are the right ones.
            server.always(call -> {
                ScriptedAnswer answer = rightUnless(wrong).answer(call);
                return wrong.test(task(call)) ? answer.headersAfter(Duration.ofMillis(8)) : answer;
            });
            String out = "r" + workers;
            gate("--model", model(), "--out", out, "--concurrency", "" + workers);
            JsonNode suite = json(out + "/gate.json").path("suites").get(0);
            verdicts.add(suite.path("verdict").asText() + suite.path("looks") + suite.path("lost"));
        }
        assertThat(verdicts).allMatch(verdicts.get(0)::equals);
    }

    @Test
    void promote_runsThatWereGatedAgainstTheOldBaseline_only() throws IOException {
        server.always(rightUnless(task -> task % 5 == 0 || task == 7));
        cli.run("run", "--suite", "./sums", "--model", model(), "--out", "r");
        Cli.Result never = baseline("promote", "r", "--baseline", "base.jsonl");
        assertThat(never.code()).isEqualTo(2);
        assertThat(never.err()).contains("r: it was never gated", "./assay gate --baseline base.jsonl r");
        String old = Files.readString(directory.resolve("base.jsonl"));
        gate("r");
        Cli.Result promoted = baseline("promote", "r", "--baseline", "base.jsonl");
        assertThat(promoted.code()).as(promoted.err()).isZero();
        assertThat(Files.readString(directory.resolve("base.jsonl")))
                .isNotEqualTo(old)
                .contains("\"task\":\"t7\",\"samples\":1,\"right\":0");
        Cli.Result twice = baseline("promote", "r", "--baseline", "base.jsonl");
        assertThat(twice.err()).contains("it was gated against another baseline");
    }

    @Test
    void promote_runThatWasStoppedEarly_isRefused() {
        server.always(rightUnless(task -> true));
        live();
        assertThat(baseline("promote", "r", "--baseline", "base.jsonl").err())
                .contains("a gate stopped this run early");
    }

    @Test
    void show_baseline_saysWhereItIsFromAndWhatItLacks() {
        String shown = baseline("show", "base.jsonl").out().replace(server.url().toString(), "http://SERVER/v1");
        Golden.check(GateCommandTest.class, "baseline-show.txt", shown.replaceAll("-[0-9a-f]{8},", "-PLAN,"));
    }

    @Test
    void record_twice_givesTheSameBytes() throws IOException {
        cli.run("run", "--suite", "./sums", "--model", model(), "--out", "r");
        baseline("record", "r", "--out", "a.jsonl");
        baseline("record", "r", "--out", "b.jsonl");
        assertThat(Files.readString(directory.resolve("a.jsonl")))
                .isEqualTo(Files.readString(directory.resolve("b.jsonl")))
                .startsWith("{\"format\":\"assay-baseline/1\",");
    }

    @Test
    void gate_onGitHub_annotatesAndAppendsASummaryThatFits() throws IOException {
        cli.with("GITHUB_ACTIONS", "true")
                .with("GITHUB_STEP_SUMMARY", directory.resolve("step.md").toString());
        Files.writeString(directory.resolve("step.md"), "x".repeat((1 << 20) - 300));
        server.always(rightUnless(task -> task % 2 == 0));
        Cli.Result result = live();
        assertThat(result.out()).contains("::error title=assay gate::sums: FAIL", "::warning title=lost%3A sums t");
        assertThat(result.out().lines().filter(line -> line.startsWith("::warning title=lost")))
                .hasSize(10);
        assertThat(Files.size(directory.resolve("step.md"))).isLessThanOrEqualTo(1 << 20);
        assertThat(Files.readString(directory.resolve("step.md"))).contains("### Gate: **FAIL**", "... cut");
    }

    @Test
    void gate_json_isAllThatIsPrinted() throws IOException {
        Cli.Result result = live("--json");
        assertThat(new ObjectMapper().readTree(result.out())).isEqualTo(json("r/gate.json"));
    }

    @Test
    void gate_killed_goesOnWithItsOwnRunAndSaysTheSame() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(1);
        IntPredicate wrong = task -> task % 5 == 0 || task % 9 == 1;
        server.always(call -> {
            if (calls.incrementAndGet() == 40) {
                reached.countDown();
            }
            return rightUnless(wrong).answer(call);
        });
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.assay.cli.Main",
                        "gate",
                        "--baseline",
                        "base.jsonl",
                        "--model",
                        model(),
                        "--concurrency",
                        "2",
                        "--seed",
                        "5")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly().waitFor();
        int before = calls.get();
        Cli.Result result = gate("--model", model(), "--concurrency", "2", "--seed", "5");
        assertThat(result.err()).contains("Going on with");
        server.always(rightUnless(wrong));
        Cli.Result whole = gate("--model", model(), "--out", "whole", "--seed", "5");
        assertThat(before).isLessThan(TASKS);
        assertThat(result.code()).isEqualTo(whole.code()).isEqualTo(1);
        assertThat(firstWords(result)).isEqualTo(firstWords(whole));
    }

    private static String firstWords(Cli.Result result) {
        return result.out().lines().findFirst().orElse("").replaceAll(";.*", "");
    }
}
