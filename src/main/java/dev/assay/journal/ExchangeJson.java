package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Chunks;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Split;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A line of {@code exchanges.jsonl}. */
final class ExchangeJson {
    private ExchangeJson() {}

    static ObjectNode write(RecordedExchange recorded) {
        ObjectNode line = Json.object();
        SampleIds.write(line, recorded.id());
        line.put("key", recorded.key().hex());
        line.set("request", RequestJson.write(recorded.request()));
        List<Attempt> attempts = recorded.exchange().attempts();
        if (!attempts.isEmpty()) {
            line.put("startedAt", attempts.get(0).startedAt().toString());
        }
        recorded.exchange()
                .fold(reply -> line.set("reply", reply(reply)), failure -> line.set("failure", failure(failure)));
        ArrayNode all = line.putArray("attempts");
        attempts.forEach(attempt -> all.add(attempt(attempt)));
        return line;
    }

    static RecordedExchange read(JsonNode line) {
        List<Attempt> attempts = new ArrayList<>();
        line.path("attempts").forEach(each -> attempts.add(attempt(each)));
        Exchange exchange =
                line.has("reply") ? reply(line.get("reply"), attempts) : failure(line.path("failure"), attempts);
        return new RecordedExchange(
                SampleIds.read(line),
                new SampleKey(Json.require(line, "key")),
                RequestJson.read(line.path("request")),
                exchange);
    }

    private static ObjectNode reply(Reply reply) {
        ObjectNode node = Json.object();
        node.put("text", reply.text());
        reply.reasoning().ifPresent(reasoning -> node.put("reasoning", reasoning));
        if (!reply.split().equals(usualSplit(reply.reasoning().isPresent()))) {
            node.putObject("split")
                    .put("rule", Names.of(reply.split().rule()))
                    .put("unclosed", reply.split().unclosed());
        }
        node.put("finish", Names.of(reply.finish()));
        reply.rawFinish().ifPresent(raw -> node.put("rawFinish", raw));
        node.set("usage", usage(reply.usage()));
        node.set("timing", timing(reply.timing()));
        ObjectNode served = node.putObject("servedBy");
        reply.servedBy().model().ifPresent(model -> served.put("model", model));
        reply.servedBy().fingerprint().ifPresent(print -> served.put("fingerprint", print));
        ObjectNode headers = served.putObject("headers");
        reply.servedBy().headers().forEach(headers::put);
        return node;
    }

    private static Reply reply(JsonNode node, List<Attempt> attempts) {
        JsonNode served = node.path("servedBy");
        Map<String, String> headers = new TreeMap<>();
        served.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        return new Reply(
                Json.require(node, "text"),
                Json.text(node, "reasoning"),
                split(node),
                Names.read(Finish.class, Json.require(node, "finish")),
                Json.text(node, "rawFinish"),
                usage(node.path("usage")),
                timing(node.path("timing")),
                new ServedBy(Json.text(served, "model"), Json.text(served, "fingerprint"), headers),
                attempts);
    }

    private static Split split(JsonNode node) {
        JsonNode split = node.path("split");
        if (split.has("rule")) {
            return new Split(
                    Names.read(Split.Rule.class, Json.require(split, "rule")),
                    split.path("unclosed").asBoolean());
        }
        return usualSplit(node.has("reasoning"));
    }

    /** What a line that does not tell it means. */
    private static Split usualSplit(boolean reasoning) {
        return reasoning ? new Split(Split.Rule.FIELD, false) : Split.NONE;
    }

    static ObjectNode usage(Usage usage) {
        ObjectNode node = Json.object();
        Json.put(node, "promptTokens", usage.promptTokens());
        Json.put(node, "completionTokens", usage.completionTokens());
        Json.put(node, "cachedTokens", usage.cachedTokens());
        Json.put(node, "reasoningTokens", usage.reasoningTokens());
        usage.cost().ifPresent(cost -> node.put("cost", cost));
        return node;
    }

    static Usage usage(JsonNode node) {
        return new Usage(
                Json.whole(node, "promptTokens"),
                Json.whole(node, "completionTokens"),
                Json.whole(node, "cachedTokens"),
                Json.whole(node, "reasoningTokens"),
                Json.money(node, "cost"));
    }

    static ObjectNode timing(Timing timing) {
        ObjectNode node = Json.object();
        Json.putMillis(node, "headersMillis", timing.headersMillis());
        Json.putMillis(node, "firstTokenMillis", timing.firstTokenMillis());
        Json.putMillis(node, "firstAnswerMillis", timing.firstAnswerMillis());
        Json.putMillis(node, "totalMillis", timing.totalMillis());
        node.put("recorded", timing.recorded());
        timing.chunks().ifPresent(chunks -> node.set("chunks", chunks(chunks)));
        return node;
    }

    static Timing timing(JsonNode node) {
        return new Timing(
                Json.number(node, "headersMillis"),
                Json.number(node, "firstTokenMillis"),
                Json.number(node, "firstAnswerMillis"),
                Json.number(node, "totalMillis").orElse(0),
                node.path("recorded").asBoolean(),
                Optional.ofNullable(node.get("chunks")).map(ExchangeJson::chunks));
    }

    private static ObjectNode chunks(Chunks chunks) {
        ObjectNode node = Json.object();
        Json.putMillis(node, "firstByteMillis", chunks.firstByteMillis());
        Json.putMillis(node, "firstEventMillis", chunks.firstEventMillis());
        node.put("count", chunks.count());
        Json.putMillis(node, "medianGapMillis", chunks.medianGapMillis());
        Json.putMillis(node, "longestGapMillis", chunks.longestGapMillis());
        return node;
    }

    private static Chunks chunks(JsonNode node) {
        return new Chunks(
                Json.number(node, "firstByteMillis").orElse(0),
                Json.number(node, "firstEventMillis").orElse(0),
                node.path("count").asInt(),
                Json.number(node, "medianGapMillis"),
                Json.number(node, "longestGapMillis"));
    }

    private static ObjectNode failure(CallFailure failure) {
        ObjectNode node = Json.object();
        node.put("kind", Names.of(failure.kind()));
        failure.status().ifPresent(status -> node.put("status", status));
        return node.put("message", failure.message());
    }

    private static CallFailure failure(JsonNode node, List<Attempt> attempts) {
        return new CallFailure(
                Names.read(CallFailure.Kind.class, Json.require(node, "kind")),
                Json.integer(node, "status"),
                Json.text(node, "message").orElse(""),
                attempts);
    }

    private static ObjectNode attempt(Attempt attempt) {
        ObjectNode node = Json.object();
        node.put("startedAt", attempt.startedAt().toString());
        Json.putMillis(node, "millis", attempt.millis());
        attempt.failure().ifPresent(failure -> {
            ObjectNode inner = node.putObject("failure");
            inner.put("kind", Names.of(failure.kind()));
            if (failure.status() > 0) {
                inner.put("status", failure.status());
            }
            inner.put("message", failure.message());
            failure.retryAfter().ifPresent(wait -> inner.put("retryAfterMillis", wait.toMillis()));
        });
        return node;
    }

    private static Attempt attempt(JsonNode node) {
        Optional<Attempt.Failure> failure = Optional.ofNullable(node.get("failure"))
                .map(inner -> new Attempt.Failure(
                        Names.read(CallFailure.Kind.class, Json.require(inner, "kind")),
                        Json.integer(inner, "status").orElse(0),
                        Json.text(inner, "message").orElse(""),
                        Json.whole(inner, "retryAfterMillis").stream()
                                .mapToObj(Duration::ofMillis)
                                .findFirst()));
        OptionalDouble millis = Json.number(node, "millis");
        return new Attempt(Instant.parse(Json.require(node, "startedAt")), millis.orElse(0), failure);
    }
}
