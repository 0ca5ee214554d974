package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Money;
import dev.assay.score.Outcome;
import dev.assay.score.TestVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A line of {@code verdicts.jsonl}. */
final class VerdictJson {
    private VerdictJson() {}

    static ObjectNode write(VerdictLine verdict) {
        ObjectNode line = Json.object();
        SampleIds.write(line, verdict.id());
        line.put("outcome", verdict.outcome().text());
        verdict.value().ifPresentOrElse(value -> line.put("value", value), () -> line.putNull("value"));
        verdict.extracted().ifPresent(text -> line.put("extracted", text));
        verdict.rule().ifPresent(rule -> line.put("rule", rule));
        line.put("reason", verdict.reason());
        if (verdict.cut()) {
            line.put("cut", true);
        }
        ArrayNode tags = line.putArray("tags");
        verdict.tags().forEach(tags::add);
        if (!verdict.tests().isEmpty()) {
            ArrayNode tests = line.putArray("tests");
            verdict.tests().forEach(test -> tests.add(test(test)));
        }
        line.set("tokens", ExchangeJson.usage(verdict.usage()));
        verdict.cost().ifPresentOrElse(cost -> line.put("cost", Money.plain(cost)), () -> line.putNull("cost"));
        verdict.timing().ifPresent(timing -> line.set("timing", ExchangeJson.timing(timing)));
        return line;
    }

    private static ObjectNode test(TestVerdict test) {
        ObjectNode node = Json.object();
        node.put("name", test.name()).put("verdict", test.kind().text());
        if (!test.detail().isEmpty()) {
            node.put("detail", test.detail());
        }
        node.put("cpuMillis", test.cpuMillis());
        return test.peakMiB() == 0 ? node : node.put("peakMiB", test.peakMiB());
    }

    static VerdictLine read(JsonNode line) {
        Set<String> tags = new TreeSet<>();
        line.path("tags").forEach(tag -> tags.add(tag.asText()));
        List<TestVerdict> tests = new ArrayList<>();
        line.path("tests")
                .forEach(test -> tests.add(new TestVerdict(
                        Json.require(test, "name"),
                        kind(Json.require(test, "verdict")),
                        Json.text(test, "detail").orElse(""),
                        test.path("cpuMillis").asLong(),
                        test.path("peakMiB").asLong(),
                        "")));
        String outcome = Json.require(line, "outcome");
        return new VerdictLine(
                SampleIds.read(line),
                Outcome.of(outcome).orElseThrow(() -> new IllegalArgumentException("unknown outcome " + outcome)),
                Json.number(line, "value"),
                Json.text(line, "extracted"),
                Json.text(line, "rule"),
                Json.text(line, "reason").orElse(""),
                line.path("cut").asBoolean(),
                tags,
                tests,
                ExchangeJson.usage(line.path("tokens")),
                Json.money(line, "cost"),
                Optional.ofNullable(line.get("timing")).map(ExchangeJson::timing));
    }

    private static TestVerdict.Kind kind(String text) {
        for (TestVerdict.Kind kind : TestVerdict.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown test verdict " + text);
    }
}
