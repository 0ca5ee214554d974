package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of a table beside these tests, and what it expects. */
record WireCase(JsonNode row) {
    static Stream<WireCase> in(String file) {
        try (InputStream in = Objects.requireNonNull(WireCase.class.getResourceAsStream(file))) {
            JsonNode rows = new YAMLMapper().readTree(in);
            return StreamSupport.stream(rows.spliterator(), false).map(WireCase::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name, String otherwise) {
        return row.path(name).asText(otherwise);
    }

    Map<String, String> map(String name) {
        Map<String, String> entries = new TreeMap<>();
        row.path(name)
                .properties()
                .forEach(e -> entries.put(e.getKey(), e.getValue().asText()));
        return entries;
    }

    void check(Exchange exchange) {
        exchange.fold(this::checkReply, this::checkFailure);
    }

    private Reply checkReply(Reply reply) {
        assertThat(row.has("reply")).as("expected a failure, got %s", reply).isTrue();
        for (Map.Entry<String, JsonNode> field : row.path("reply").properties()) {
            assertThat(actual(reply, field.getKey()))
                    .as("%s of %s", field.getKey(), reply)
                    .isEqualTo(field.getValue().asText());
        }
        assertThat(reply.attempts()).singleElement().matches(a -> a.failure().isEmpty());
        return reply;
    }

    private static String actual(Reply reply, String field) {
        return switch (field) {
            case "text" -> reply.text();
            case "reasoning" -> reply.reasoning().orElse("");
            case "finish" -> reply.finish().name();
            case "rawFinish" -> reply.rawFinish().orElse("");
            case "model" -> reply.servedBy().model().orElse("");
            case "fingerprint" -> reply.servedBy().fingerprint().orElse("");
            case "prompt" -> number(reply.usage().promptTokens());
            case "completion" -> number(reply.usage().completionTokens());
            case "cached" -> number(reply.usage().cachedTokens());
            case "reasoningTokens" -> number(reply.usage().reasoningTokens());
            case "cost" -> reply.usage().cost().map(BigDecimal::toPlainString).orElse("");
            case "streamed" ->
                Boolean.toString(reply.timing().firstTokenMillis().isPresent());
            case "recorded" -> reply.timing().recorded() ? times(reply) : "not recorded";
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static String number(OptionalLong value) {
        return Long.toString(value.orElse(-1));
    }

    private static String times(Reply reply) {
        return String.join(
                " ",
                millis(reply.timing().headersMillis()),
                millis(reply.timing().firstTokenMillis()),
                millis(reply.timing().firstAnswerMillis()),
                Double.toString(reply.timing().totalMillis()));
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "-";
    }

    private CallFailure checkFailure(CallFailure failure) {
        JsonNode expected = row.path("failure");
        assertThat(expected.isMissingNode())
                .as("expected a reply, got %s", failure)
                .isFalse();
        checkFailure(failure, expected);
        return failure;
    }

    static void checkFailure(CallFailure failure, JsonNode expected) {
        assertThat(failure.kind())
                .as(failure.message())
                .hasToString(expected.path("kind").asText());
        assertThat(failure.message()).contains(expected.path("message").asText());
        assertThat(failure.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.startedAt()).isEqualTo(Wired.NOW);
            assertThat(attempt.failure()).hasValueSatisfying(last -> {
                assertThat(last.kind()).isEqualTo(failure.kind());
                assertThat(last.message()).isEqualTo(failure.message());
                assertThat(last.retryAfter().map(Duration::toMillis).orElse(-1L))
                        .isEqualTo(expected.path("retryAfterMillis").asLong(-1));
            });
        });
    }

    @Override
    public String toString() {
        return text("name", "?");
    }
}
