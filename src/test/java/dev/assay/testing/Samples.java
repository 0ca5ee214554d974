package dev.assay.testing;

import dev.assay.journal.Manifest;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.SampleId;
import dev.assay.journal.SampleKey;
import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.suite.Message;
import dev.assay.suite.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Plain values of the core types, for tests. */
public final class Samples {
    /** When all of them began. */
    public static final Instant BEGAN = Instant.parse("2026-11-24T10:00:00.123Z");

    /** The digest of no suite. */
    public static final String DIGEST = "0123456789abcdef".repeat(4);

    private Samples() {}

    /** A reply of this text, streamed in 1.5 s: 10 tokens asked, 20 answered. */
    public static Reply reply(String text) {
        return new Reply(
                text,
                Optional.empty(),
                Finish.STOP,
                Optional.of("stop"),
                usage(10, 20),
                timing(1500, false),
                ServedBy.UNKNOWN,
                List.of(answered()));
    }

    /** Tokens. */
    public static Usage usage(long prompt, long completion) {
        return new Usage(
                OptionalLong.of(prompt), OptionalLong.of(completion), OptionalLong.empty(), OptionalLong.empty());
    }

    /** A streamed call's times. */
    public static Timing timing(double total, boolean recorded) {
        return new Timing(OptionalDouble.of(10), OptionalDouble.of(100), OptionalDouble.of(100), total, recorded);
    }

    /** An attempt that answered. */
    public static Attempt answered() {
        return new Attempt(BEGAN, 1500, Optional.empty());
    }

    /** A failure of one attempt. */
    public static CallFailure failure(CallFailure.Kind kind, String message) {
        Attempt attempt =
                new Attempt(BEGAN, 20, Optional.of(new Attempt.Failure(kind, 500, message, Optional.empty())));
        return new CallFailure(kind, OptionalInt.of(500), message, List.of(attempt));
    }

    /** A request of one user message at temperature 0. */
    public static Request request(String text) {
        return Request.of(
                "m", List.of(new Message(Message.Role.USER, text)), Map.of("temperature", "0", "max_tokens", "64"));
    }

    /** A sample of the suite {@code mine}. */
    public static SampleId id(String task, String model, int sample) {
        return new SampleId("mine", task, new ModelLabel(model), sample);
    }

    /** What was answered to a sample of the model {@code m}. */
    public static RecordedExchange recorded(String task, int sample, Exchange exchange) {
        SampleId id = id(task, "m", sample);
        Request request = request("question " + task);
        return new RecordedExchange(id, SampleKey.of(request, DIGEST, id), request, exchange);
    }

    /** A run of one suite and one model. */
    public static Manifest manifest(String id) {
        return new Manifest(
                id,
                Instant.parse("2026-11-24T10:00:00Z"),
                List.of(new Manifest.SuiteEntry("mine", "./mine", DIGEST, "Mine", "ours", 1, 64)),
                List.of(new Manifest.ModelEntry(
                        new ModelLabel("m"),
                        "m",
                        Optional.of("http://127.0.0.1:8000/v1"),
                        Optional.empty(),
                        new TreeMap<>(Map.of("temperature", "0.0", "stream", "true")))),
                Manifest.Selection.ALL,
                Map.of(),
                new TreeMap<>(Map.of("java", "17")));
    }

    /** Input 2, cached input 1, output 4 US dollars a million tokens; twice that before six in the morning. */
    public static PriceList prices() {
        String yaml = """
                source: made up
                asOf: 2026-11-24
                prices:
                  - {in: 2, cachedIn: 1, out: 4, windows: [{utc: "00:00-06:00", in: 4, cachedIn: 2, out: 8}]}
                """;
        return PriceList.of(Yaml.read("prices.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
