package dev.assay.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.SampleKey;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.suite.Message;
import dev.assay.testing.Samples;
import dev.assay.testing.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReplayServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOSTILE =
            "\u001b[2J\r\n\r\ndata: [DONE]\n\n\"\\</script>\u2028\u202e\u0000 \ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00 \ud800 \udc00\u4e2d"
                    .repeat(3);

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();

    private RunDirectory run(RecordedExchange... exchanges) {
        RunDirectory directory = RunDirectory.create(folder.resolve("r1"), Samples.manifest("r1"));
        try (OpenRun run = OpenRun.of(directory, UnaryOperator.identity())) {
            List.of(exchanges).forEach(run::append);
        }
        return directory;
    }

    private static ReplayServer serve(RunDirectory... runs) {
        return ReplayServer.start(List.of(runs), 0);
    }

    private static RecordedExchange recorded(Request request, int sample, Exchange exchange) {
        SampleId id = Samples.id("t", request.model(), sample);
        return new RecordedExchange(id, SampleKey.of(request, Samples.DIGEST, id), request, exchange);
    }

    private static ObjectNode body(String question) {
        ObjectNode body = MAPPER.createObjectNode().put("model", "m").put("temperature", 0.9);
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        return body;
    }

    private HttpResponse<String> post(ReplayServer server, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode answer(ReplayServer server, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<String> response = post(server, body.toString());
        assertThat(response.statusCode()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static String text(JsonNode answer) {
        return answer.at("/choices/0/message/content").asText();
    }

    @Test
    void complete_whole_holdsAllThatWasRecorded() throws Exception {
        Reply reply = full(HOSTILE);
        try (ReplayServer server = serve(run(recorded(Samples.request("q"), 0, reply)))) {
            JsonNode answer = answer(server, body("q"));
            assertThat(text(answer)).isEqualTo(HOSTILE);
            assertThat(answer.at("/choices/0/message/reasoning_content").asText())
                    .isEqualTo("I think " + HOSTILE);
            assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("max_tokens");
            assertThat(answer.at("/model").asText()).isEqualTo("m");
            assertThat(answer.at("/system_fingerprint").asText()).isEqualTo("fp_1");
            assertThat(answer.at("/usage").toString())
                    .isEqualTo("{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,"
                            + "\"prompt_tokens_details\":{\"cached_tokens\":3},"
                            + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}");
            assertThat(answer.at("/assay").toString())
                    .isEqualTo("{\"recorded\":{\"headersMillis\":1.0,\"firstTokenMillis\":2.0,"
                            + "\"firstAnswerMillis\":3.5,\"totalMillis\":1234.567}}");
        }
    }

    private static Reply full(String text) {
        return new Reply(
                text,
                Optional.of("I think " + text),
                Finish.LENGTH,
                Optional.of("max_tokens"),
                new Usage(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3), OptionalLong.of(4)),
                new Timing(OptionalDouble.of(1), OptionalDouble.of(2), OptionalDouble.of(3.5), 1234.567, false),
                new ServedBy(Optional.empty(), Optional.of("fp_1"), Map.of()),
                List.of(Samples.answered()));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void complete_stream_piecesGiveTheWhole(boolean withUsage) throws Exception {
        try (ReplayServer server = serve(run(recorded(Samples.request("q"), 0, full(HOSTILE))))) {
            ObjectNode body = body("q").put("stream", true);
            body.putObject("stream_options").put("include_usage", withUsage);
            HttpResponse<String> response = post(server, body.toString());
            assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
            List<JsonNode> events = events(response.body());
            StringBuilder text = new StringBuilder();
            StringBuilder thinking = new StringBuilder();
            for (JsonNode event : events) {
                text.append(event.at("/choices/0/delta/content").asText());
                thinking.append(event.at("/choices/0/delta/reasoning_content").asText());
            }
            assertThat(text.toString()).isEqualTo(HOSTILE);
            assertThat(thinking.toString()).isEqualTo("I think " + HOSTILE);
            assertThat(events.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
            assertThat(events)
                    .extracting(event -> event.at("/choices/0/finish_reason").asText(""))
                    .filteredOn(reason -> !reason.isEmpty() && !reason.equals("null"))
                    .containsExactly("max_tokens");
            assertThat(events)
                    .extracting(event -> event.has("usage"))
                    .filteredOn(has -> has)
                    .hasSize(withUsage ? 1 : 0);
            assertThat(events)
                    .filteredOn(event -> event.has("assay"))
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    event.at("/assay/recorded/totalMillis").asDouble())
                            .isEqualTo(1234.567));
        }
    }

    private static List<JsonNode> events(String stream) throws IOException {
        assertThat(stream).endsWith("data: [DONE]\n\n").isASCII();
        List<JsonNode> events = new ArrayList<>();
        for (String event : stream.split("\n\n", -1)) {
            if (!event.isEmpty() && !event.equals("data: [DONE]")) {
                assertThat(event).startsWith("data: {").doesNotContain("\n");
                events.add(MAPPER.readTree(event.substring("data: ".length())));
            }
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({"STOP, stop", "LENGTH, length", "FILTER, content_filter", "TOOL, tool_calls", "UNKNOWN, null"})
    void complete_noRawFinish_namedByItsKind(Finish finish, String reason) throws Exception {
        Reply bare = new Reply(
                "x",
                Optional.empty(),
                finish,
                Optional.empty(),
                Usage.UNKNOWN,
                new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 5, false),
                ServedBy.UNKNOWN,
                List.of());
        try (ReplayServer server = serve(run(recorded(Samples.request("q"), 0, bare)))) {
            JsonNode answer = answer(server, body("q"));
            assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo(reason);
            assertThat(answer.has("usage")).isFalse();
            assertThat(answer.at("/choices/0/message").has("reasoning_content")).isFalse();
            ObjectNode streamed = body("q").put("stream", true);
            streamed.putObject("stream_options").put("include_usage", true);
            assertThat(events(post(server, streamed.toString()).body())).noneMatch(event -> event.has("usage"));
        }
    }

    @Test
    void complete_severalSamples_nthRequestGetsTheNth() throws Exception {
        RunDirectory run = run(
                recorded(Samples.request("q"), 2, Samples.reply("third")),
                recorded(Samples.request("q"), 0, Samples.failure(CallFailure.Kind.BUSY, "busy")),
                recorded(Samples.request("q"), 1, Samples.reply("second")),
                recorded(Samples.request("q"), 0, Samples.reply("first")),
                recorded(Samples.request("other"), 0, Samples.reply("else")));
        try (ReplayServer server = serve(run)) {
            assertThat(text(answer(server, body("q")))).isEqualTo("first");
            assertThat(text(answer(server, body("other")))).isEqualTo("else");
            assertThat(text(answer(server, body("q").put("temperature", 0)))).isEqualTo("second");
            assertThat(text(answer(server, body("q").put("max_tokens", 1)))).isEqualTo("third");
            assertThat(text(answer(server, body("q")))).as("they begin anew").isEqualTo("first");
            assertThat(server.completions()).isEqualTo(5);
        }
    }

    @Test
    void complete_contentInParts_isTheSameText() throws Exception {
        try (ReplayServer server = serve(run(recorded(Samples.request("one two"), 0, Samples.reply("yes"))))) {
            ObjectNode body = MAPPER.createObjectNode().put("model", "m");
            var parts =
                    body.putArray("messages").addObject().put("role", "user").putArray("content");
            parts.addObject().put("type", "text").put("text", "one ");
            parts.addObject().put("type", "text").put("text", "two");
            assertThat(text(answer(server, body))).isEqualTo("yes");
        }
    }

    @Test
    void complete_tools_arePartOfTheQuestion() throws Exception {
        List<Message> messages = List.of(new Message(Message.Role.USER, "q"));
        Request with = Request.of("m", messages, Map.of("tools", "[ {\"type\": \"function\"} ]"));
        try (ReplayServer server = serve(run(
                recorded(with, 0, Samples.reply("with")),
                recorded(Samples.request("q"), 1, Samples.reply("without"))))) {
            ObjectNode body = body("q");
            body.putArray("tools").addObject().put("type", "function");
            assertThat(text(answer(server, body))).isEqualTo("with");
            assertThat(text(answer(server, body("q")))).isEqualTo("without");
            assertThat(text(answer(server, body("q").putNull("tools")))).isEqualTo("without");
        }
    }

    @Test
    void complete_textsThatJoinAlike_areApart() throws Exception {
        Request two = Request.of(
                "m", List.of(new Message(Message.Role.USER, "a"), new Message(Message.Role.USER, "b")), Map.of());
        try (ReplayServer server = serve(run(recorded(two, 0, Samples.reply("two"))))) {
            assertThat(post(server, body("a\0user\0b").toString()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void complete_notRecorded_saysHowToRecordIt() throws Exception {
        RunDirectory run = run(recorded(Samples.request("q"), 0, Samples.reply("yes")));
        try (ReplayServer server = serve(run)) {
            HttpResponse<String> response = post(server, body("unheard of").toString());
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(MAPPER.readTree(response.body()).at("/error/message").asText())
                    .isEqualTo("Not recorded in " + run.path() + ": no answer of model `m` to these messages. "
                            + "Record it anew with `assay run --suite SUITE --model URL#m`.");
            assertThat(post(server, "{}").statusCode()).isEqualTo(404);
            assertThat(post(server, "").statusCode()).isEqualTo(404);
            assertThat(post(server, body("q").put("model", "other").toString()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void complete_noJson_isTheClientsFault() throws Exception {
        try (ReplayServer server = serve(run())) {
            for (String body : List.of("{", "hello", "\u0000\u0000", "[".repeat(5000))) {
                HttpResponse<String> response = post(server, body);
                assertThat(response.statusCode()).as(body).isEqualTo(400);
                assertThat(response.body()).contains("The body is not JSON.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CallFailure.Kind.class)
    void complete_recordedFailure_failsAgain(CallFailure.Kind kind) throws Exception {
        RunDirectory run = run(
                recorded(Samples.request("told"), 0, new CallFailure(kind, OptionalInt.of(429), HOSTILE, List.of())),
                recorded(Samples.request("cut"), 0, new CallFailure(kind, OptionalInt.of(200), "cut", List.of())),
                recorded(Samples.request("none"), 0, new CallFailure(kind, OptionalInt.empty(), "none", List.of())));
        try (ReplayServer server = serve(run)) {
            assertThat(post(server, body("told").toString()).statusCode()).isEqualTo(429);
            assertThat(post(server, body("cut").toString()).statusCode()).isEqualTo(503);
            HttpResponse<String> none = post(server, body("none").toString());
            assertThat(none.statusCode()).isEqualTo(503);
            assertThat(MAPPER.readTree(none.body()).at("/error/message").asText())
                    .isEqualTo("Recorded failure: none");
        }
    }

    @Test
    void get_models_listsThem() throws Exception {
        RunDirectory one = run(recorded(Samples.request("q"), 0, Samples.reply("yes")));
        RunDirectory two = RunDirectory.create(folder.resolve("r2"), Samples.manifest("r2"));
        try (OpenRun run = OpenRun.of(two, UnaryOperator.identity())) {
            run.append(recorded(
                    Request.of("a/b", List.of(new Message(Message.Role.USER, "q")), Map.of()),
                    0,
                    Samples.reply("two")));
        }
        try (ReplayServer server = serve(one, two)) {
            assertThat(server.models()).containsExactly("a/b", "m");
            assertThat(get(server, "/models").body())
                    .isEqualTo("{\"object\":\"list\",\"data\":[{\"id\":\"a/b\",\"object\":\"model\"},"
                            + "{\"id\":\"m\",\"object\":\"model\"}]}");
            assertThat(get(server, "/../health").statusCode()).isEqualTo(404);
            assertThat(get(server, "/nothing").body()).contains("POST /v1/chat/completions and GET /v1/models");
            assertThat(text(answer(server, body("q").put("model", "a/b")))).isEqualTo("two");
            assertThat(server.completions()).isEqualTo(1);
        }
    }

    private HttpResponse<String> get(ReplayServer server, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void get_health_isOk() throws Exception {
        try (ReplayServer server = serve(run())) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.url().resolve("/health")).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @Test
    void start_portTaken_refused() {
        try (ReplayServer server = serve(run())) {
            int port = server.url().getPort();
            assertThat(Table.told(() -> ReplayServer.start(List.of(), port)))
                    .isEqualTo("port " + port + ": cannot be listened on: Address already in use\n"
                            + "Choose another one with --port, or none for any.\n");
        }
    }
}
