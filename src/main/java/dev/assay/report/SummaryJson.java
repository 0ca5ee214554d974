package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.compare.Difference;
import dev.assay.compare.Estimate;
import dev.assay.compare.SuiteResult;
import dev.assay.compare.Summary;
import dev.assay.model.Money;
import dev.assay.score.Outcome;
import dev.assay.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code summary.json}: the same bytes for the same verdicts, on every machine. */
public final class SummaryJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance())
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private SummaryJson() {}

    /** The file's text. */
    public static String write(Summary summary) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "assay-summary/1");
        summary.shard().ifPresent(shard -> root.put("shard", shard.text()));
        ArrayNode results = root.putArray("results");
        summary.results().forEach(result -> results.add(result(result)));
        ArrayNode differences = root.putArray("differences");
        summary.differences().forEach(difference -> differences.add(difference(difference)));
        root.put("complete", summary.complete());
        return text(root);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object as a file's text. */
    static String text(ObjectNode root) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectNode result(SuiteResult result) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("suite", result.suite()).put("model", result.model().text()).put("planned", result.planned());
        ObjectNode outcomes = node.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.text(), result.count(outcome));
        }
        if (result.stopped() > 0) {
            node.put("stopped", result.stopped());
        }
        put(node, "score", result.score());
        putRange(node, "bounds", result.bounds());
        SuiteResult.Speed speed = result.speed();
        ObjectNode tokens = node.putObject("tokens");
        put(tokens, "prompt", speed.promptTokens());
        put(tokens, "completion", speed.completionTokens());
        ObjectNode timing = node.putObject("timing");
        put(timing, "firstTokenMillisMedian", speed.firstTokenMillis());
        put(timing, "tokensPerSecond", speed.tokensPerSecond());
        timing.put("recorded", speed.recorded());
        result.cost().ifPresentOrElse(cost -> node.put("cost", Money.plain(cost)), () -> node.putNull("cost"));
        return node;
    }

    static ObjectNode difference(Difference difference) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("a", difference.a().text()).put("b", difference.b().text());
        put(node, "value", difference.value());
        put(node, "p", difference.p());
        put(node, "holm", difference.holm());
        return node.put("call", difference.call().name().toLowerCase(java.util.Locale.ROOT));
    }

    static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
        estimate.ifPresentOrElse(present -> node.set(name, estimate(present)), () -> node.putNull(name));
    }

    static void putRange(ObjectNode node, String name, Optional<Interval> range) {
        range.ifPresentOrElse(
                present -> node.putObject(name)
                        .put("low", Numbers.rounded(present.low()))
                        .put("high", Numbers.rounded(present.high())),
                () -> node.putNull(name));
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("value", Numbers.rounded(estimate.value()));
        end(node, "low", estimate.low());
        end(node, "high", estimate.high());
        node.put("level", Numbers.rounded(estimate.level()));
        node.put("tasks", estimate.tasks()).put("samples", estimate.samples());
        return node.put("method", estimate.method());
    }

    /** The end of an interval; null where there is none to that side. */
    private static void end(ObjectNode node, String name, double value) {
        put(node, name, Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        value.ifPresentOrElse(present -> node.put(name, present), () -> node.putNull(name));
    }

    static void put(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresentOrElse(present -> node.put(name, Numbers.rounded(present)), () -> node.putNull(name));
    }
}
