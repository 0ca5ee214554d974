package dev.assay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.ModelLabel;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.ServedBy;
import dev.assay.model.Split;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import dev.assay.score.TestVerdict;
import dev.assay.suite.Message;
import dev.assay.testing.Golden;
import dev.assay.testing.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LineFormatsTest {
    private static final String HOSTILE =
            "\u001b[2J\r\n\t\"\\</script>\u2028\u202e\u0000\u007f\ud83d\ude00 \ud800 \udc00\u4e2d";

    private static List<Exchange> exchanges() {
        Attempt busy = new Attempt(
                Samples.BEGAN,
                12.3456,
                Optional.of(new Attempt.Failure(
                        CallFailure.Kind.BUSY, 429, "slow down", Optional.of(Duration.ofSeconds(2)))));
        Attempt refused = new Attempt(
                Samples.BEGAN.plusMillis(1),
                100,
                Optional.of(new Attempt.Failure(CallFailure.Kind.CONNECTION, 0, "refused", Optional.empty())));
        Reply full = new Reply(
                HOSTILE,
                Optional.of("thinking"),
                new Split(Split.Rule.UNOPENED, true),
                Finish.LENGTH,
                Optional.of("max_tokens"),
                new Usage(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3), OptionalLong.of(4)),
                new Timing(OptionalDouble.of(1.0005), OptionalDouble.of(20), OptionalDouble.of(100), 123456.7891, true),
                new ServedBy(Optional.of("m-0613"), Optional.of("fp_1"), Map.of("x-request-id", "1", "date", "d")),
                List.of(busy, refused, Samples.answered()));
        Reply bare = new Reply(
                "",
                Optional.empty(),
                Finish.UNKNOWN,
                Optional.empty(),
                Usage.UNKNOWN,
                new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, false),
                ServedBy.UNKNOWN,
                List.of());
        return List.of(
                full,
                bare,
                new CallFailure(CallFailure.Kind.BUSY, OptionalInt.of(429), "slow down", List.of(busy)),
                new CallFailure(CallFailure.Kind.NOT_FOUND, OptionalInt.empty(), HOSTILE, List.of(refused)));
    }

    private static List<VerdictLine> verdicts() {
        return List.of(
                new VerdictLine(
                        Samples.id("a", "m", 0),
                        Outcome.RIGHT,
                        OptionalDouble.of(1),
                        Optional.of(HOSTILE),
                        Optional.of("boxed"),
                        "equal",
                        true,
                        Set.of("level:1", "kind:x"),
                        List.of(),
                        Samples.usage(10, 20),
                        Optional.of(new BigDecimal("0.000123456")),
                        Optional.of(Samples.timing(1500, true))),
                new VerdictLine(
                        Samples.id("b", "m", 3),
                        Outcome.WRONG,
                        OptionalDouble.of(0.5),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        false,
                        Set.of(),
                        Arrays.stream(TestVerdict.Kind.values())
                                .map(kind ->
                                        new TestVerdict("t", kind, kind == TestVerdict.Kind.PASS ? "" : HOSTILE, 7))
                                .toList(),
                        Usage.UNKNOWN,
                        Optional.empty(),
                        Optional.empty()),
                new VerdictLine(
                        Samples.id("c", "m", 0),
                        Outcome.SKIPPED,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "fatal",
                        false,
                        Set.of(),
                        List.of(),
                        Usage.UNKNOWN,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void exchanges_written_areTheGoldenLinesAndReadBack() {
        StringBuilder lines = new StringBuilder();
        for (Exchange exchange : exchanges()) {
            RecordedExchange recorded = Samples.recorded("a", 1, exchange);
            String line = Json.line(ExchangeJson.write(recorded));
            lines.append(line).append('\n');
            RecordedExchange read = ExchangeJson.read(Json.parse(line));
            assertThat(Json.line(ExchangeJson.write(read))).isEqualTo(line);
            assertThat(read.id()).isEqualTo(recorded.id());
            assertThat(read.request()).isEqualTo(recorded.request());
            assertThat(read.exchange()
                            .<Object>fold(reply -> reply.withAttempts(List.of()), failure -> failure.message()))
                    .isEqualTo(exchange.<Object>fold(
                            reply -> reply.withAttempts(List.of()), failure -> failure.message()));
        }
        Golden.check(LineFormatsTest.class, "exchanges.jsonl", lines.toString());
    }

    @Test
    void verdicts_written_areTheGoldenLinesAndReadBack() {
        StringBuilder lines = new StringBuilder();
        for (VerdictLine verdict : verdicts()) {
            String line = Json.line(VerdictJson.write(verdict));
            lines.append(line).append('\n');
            assertThat(VerdictJson.read(Json.parse(line))).isEqualTo(verdict);
        }
        Golden.check(LineFormatsTest.class, "verdicts.jsonl", lines.toString());
    }

    @Test
    void outcomes_all_readBack() {
        for (Outcome outcome : Outcome.values()) {
            VerdictLine line = new VerdictLine(
                    Samples.id("a", "m", 0),
                    outcome,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    false,
                    Set.of(),
                    List.of(),
                    Usage.UNKNOWN,
                    Optional.empty(),
                    Optional.empty());
            assertThat(VerdictJson.read(Json.parse(VerdictJson.write(line).toString())))
                    .isEqualTo(line);
        }
    }

    @Test
    void unknownWords_read_refused() {
        assertThatThrownBy(() -> Names.read(Finish.class, "stopped")).hasMessage("unknown Finish `stopped`");
        assertThatThrownBy(() -> RequestJson.role("usr")).hasMessage("unknown role usr");
        assertThatThrownBy(() -> VerdictJson.read(
                        Json.parse("{\"suite\":\"s\",\"task\":\"t\",\"model\":\"m\",\"outcome\":\"maybe\"}")))
                .hasMessage("unknown outcome maybe");
        assertThatThrownBy(
                        () -> VerdictJson.read(
                                Json.parse(
                                        "{\"suite\":\"s\",\"task\":\"t\",\"model\":\"m\",\"outcome\":\"right\",\"tests\":[{\"name\":\"1\",\"verdict\":\"ok\"}]}")))
                .hasMessage("unknown test verdict ok");
        assertThatThrownBy(() -> ExchangeJson.read(Json.parse("{\"suite\":\"s\"}")))
                .hasMessage("`kind` is missing");
    }

    @Test
    void manifest_written_isTheGoldenFileAndReadsBack() {
        Manifest manifest = new Manifest(
                "r1",
                Samples.BEGAN,
                List.of(new Manifest.SuiteEntry("mine", "./mine", Samples.DIGEST, "Mine \u4e2d", "ours", 2, 64)),
                List.of(
                        new Manifest.ModelEntry(
                                new ModelLabel("a"),
                                "a-id",
                                Optional.of("http://h/v1"),
                                Optional.empty(),
                                new TreeMap<>(Map.of("temperature", "0.70", "kwargs", "{\"b\":[1],\"a\":null}"))),
                        new Manifest.ModelEntry(
                                new ModelLabel("b"), "b", Optional.empty(), Optional.of("old"), new TreeMap<>()),
                        new Manifest.ModelEntry(
                                new ModelLabel("c"),
                                "c",
                                Optional.of("http://h/v1"),
                                Optional.empty(),
                                List.of("fam@2026-01-01", "srv@2026-01-02"),
                                Optional.of("on, hidden"),
                                new TreeMap<>())),
                new Manifest.Selection(OptionalInt.of(5), List.of("t1", "t2"), List.of("level:1"), 42),
                Map.of(new ModelLabel("a"), Samples.prices()),
                new TreeMap<>(Map.of("java", "17", "assay", "1")));
        String text = ManifestJson.write(manifest);
        Golden.check(LineFormatsTest.class, "run.json", text);
        assertThat(ManifestJson.read(text)).isEqualTo(manifest);
    }

    @Test
    void plan_anyPartChanged_other() {
        Manifest plain = Samples.manifest("r");
        Manifest.SuiteEntry suite = plain.suites().get(0);
        Manifest.ModelEntry model = plain.models().get(0);
        Manifest.Selection all = Manifest.Selection.ALL;
        List<String> plans = new ArrayList<>();
        plans.add(plain.plan());
        for (Manifest.SuiteEntry other : List.of(
                new Manifest.SuiteEntry("other", "./mine", suite.sha256(), "", "", 1, 64),
                new Manifest.SuiteEntry("mine", "./mine", "f".repeat(64), "", "", 1, 64),
                new Manifest.SuiteEntry("mine", "./mine", suite.sha256(), "", "", 2, 64),
                new Manifest.SuiteEntry("mine", "./mine", suite.sha256(), "", "", 1, 65))) {
            plans.add(of(List.of(other), List.of(model), all).plan());
        }
        for (Manifest.ModelEntry other : List.of(
                new Manifest.ModelEntry(new ModelLabel("n"), "m", model.url(), model.recording(), model.settings()),
                new Manifest.ModelEntry(model.label(), "n", model.url(), model.recording(), model.settings()),
                new Manifest.ModelEntry(
                        model.label(), "m", Optional.of("http://other"), model.recording(), model.settings()),
                new Manifest.ModelEntry(model.label(), "m", model.url(), Optional.of("old"), model.settings()),
                new Manifest.ModelEntry(model.label(), "m", model.url(), model.recording(), new TreeMap<>()))) {
            plans.add(of(plain.suites(), List.of(other), all).plan());
        }
        plans.add(of(plain.suites(), List.of(model, model), all).plan());
        for (Manifest.Selection other : List.of(
                new Manifest.Selection(OptionalInt.of(1), List.of(), List.of(), 0),
                new Manifest.Selection(OptionalInt.empty(), List.of("a"), List.of(), 0),
                new Manifest.Selection(OptionalInt.empty(), List.of(), List.of("a"), 0),
                new Manifest.Selection(OptionalInt.empty(), List.of(), List.of(), 1))) {
            plans.add(of(plain.suites(), plain.models(), other).plan());
        }
        assertThat(plans).doesNotHaveDuplicates().allMatch(plan -> plan.matches("[0-9a-f]{8}"));
        assertThat(plain.named("else").plan()).isEqualTo(plain.plan());
        assertThat(of(
                                List.of(new Manifest.SuiteEntry("mine", "/elsewhere", suite.sha256(), "T", "P", 1, 64)),
                                plain.models(),
                                all)
                        .plan())
                .as("a suite's path, title and protocol are no part of it")
                .isEqualTo(plain.plan());
    }

    private static Manifest of(
            List<Manifest.SuiteEntry> suites, List<Manifest.ModelEntry> models, Manifest.Selection selection) {
        return new Manifest("r", Samples.BEGAN, suites, models, selection, Map.of(), new TreeMap<>());
    }

    @Test
    void key_fixedSample_isTheGoldenOne() {
        assertThat(Samples.recorded("a", 0, Samples.reply("x")).key().hex())
                .isEqualTo("7a274d77e809095d25eb3d65361c150a391d4ab111968254be4f1469ce05b5ef");
    }

    @Test
    void key_anyPartChanged_other() {
        Request request = Samples.request("q");
        SampleId id = Samples.id("t", "m", 0);
        List<SampleKey> keys = new ArrayList<>();
        keys.add(SampleKey.of(request, Samples.DIGEST, id));
        keys.add(SampleKey.of(Samples.request("q2"), Samples.DIGEST, id));
        keys.add(SampleKey.of(Request.of("n", request.messages(), request.parameters()), Samples.DIGEST, id));
        keys.add(SampleKey.of(Request.of("m", request.messages(), Map.of()), Samples.DIGEST, id));
        keys.add(SampleKey.of(
                Request.of("m", request.messages(), Map.of("temperature", "0.5", "max_tokens", "64")),
                Samples.DIGEST,
                id));
        keys.add(SampleKey.of(
                Request.of("m", List.of(new Message(Message.Role.SYSTEM, "q")), request.parameters()),
                Samples.DIGEST,
                id));
        keys.add(SampleKey.of(request, "f".repeat(64), id));
        keys.add(SampleKey.of(request, Samples.DIGEST, Samples.id("t2", "m", 0)));
        keys.add(SampleKey.of(request, Samples.DIGEST, Samples.id("t", "n", 0)));
        keys.add(SampleKey.of(request, Samples.DIGEST, Samples.id("t", "m", 1)));
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void key_orderOfMembers_makesNoDifference() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("b", "{\"x\":1,\"y\":[{\"p\":1,\"q\":2}]}");
        one.put("a", "1");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("a", "1");
        other.put("b", "{\"y\": [{\"q\":2, \"p\":1}], \"x\":1}");
        List<Message> messages = List.of(new Message(Message.Role.USER, "q"));
        SampleId id = Samples.id("t", "m", 0);
        assertThat(SampleKey.of(Request.of("m", messages, one), Samples.DIGEST, id))
                .isEqualTo(SampleKey.of(Request.of("m", messages, other), Samples.DIGEST, id));
    }

    @Test
    void key_afterRoundTrip_same() {
        Request request = Request.of(
                "m",
                List.of(new Message(Message.Role.USER, HOSTILE)),
                Map.of(
                        "temperature",
                        "0.70",
                        "extra",
                        "{\"b\": 1e3, \"a\": [null, true, \"x\"]}",
                        "big",
                        "12345678901234567890"));
        SampleId id = Samples.id("t", "m", 0);
        RecordedExchange recorded =
                new RecordedExchange(id, SampleKey.of(request, Samples.DIGEST, id), request, Samples.reply(""));
        RecordedExchange read = ExchangeJson.read(Json.parse(Json.line(ExchangeJson.write(recorded))));
        assertThat(SampleKey.of(read.request(), Samples.DIGEST, id)).isEqualTo(recorded.key());
        assertThat(read.request().parameters()).containsEntry("temperature", "0.70");
    }
}
