package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Model;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiModelTest {
    private final Wired wired = new Wired();

    @AfterEach
    void close() {
        wired.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ask_ordinaryEndpoint_tellsAllOfTheReply(boolean stream) throws Exception {
        wired.server.always(call -> ScriptedAnswer.text("We add", "4 it is")
                .answer(call)
                .header("X-Request-Id", "r-7")
                .header("x-ratelimit-remaining-requests", "59")
                .header("Set-Cookie", "s=1"));
        Reply reply = (Reply) wired.ask(stream);
        assertThat(reply.text()).isEqualTo("4 it is");
        assertThat(reply.reasoning()).hasValue("We add");
        assertThat(reply.finish()).isEqualTo(Finish.STOP);
        assertThat(reply.usage().promptTokens()).hasValue(1);
        assertThat(reply.usage().completionTokens()).hasValue(5);
        assertThat(reply.usage().reasoningTokens()).hasValue(2);
        assertThat(reply.servedBy().model()).hasValue("m-1");
        assertThat(reply.servedBy().headers())
                .isEqualTo(Map.of("x-request-id", "r-7", "x-ratelimit-remaining-requests", "59"));
        assertThat(reply.attempts()).singleElement().matches(a -> a.startedAt().equals(Wired.NOW));
    }

    @Test
    void timing_streamed_isInOrderAndCoversTheServersPauses() throws Exception {
        wired.server.next(ScriptedAnswer.events("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}")
                .headersAfter(Duration.ofMillis(20))
                .pause(Duration.ofMillis(20))
                .send("data: {\"choices\":[{\"delta\":{\"reasoning\":\"a\"}}]}\n\n")
                .pause(Duration.ofMillis(20))
                .send("data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\n")
                .pause(Duration.ofMillis(20))
                .send("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
        Reply reply = (Reply) wired.ask(true);
        double headers = reply.timing().headersMillis().orElseThrow();
        double token = reply.timing().firstTokenMillis().orElseThrow();
        double answer = reply.timing().firstAnswerMillis().orElseThrow();
        assertThat(headers).isGreaterThanOrEqualTo(20);
        assertThat(token).isGreaterThanOrEqualTo(40).isGreaterThanOrEqualTo(headers);
        assertThat(answer).isGreaterThanOrEqualTo(60).isGreaterThanOrEqualTo(token);
        assertThat(reply.timing().totalMillis()).isGreaterThanOrEqualTo(80).isGreaterThanOrEqualTo(answer);
        assertThat(reply.attempts().get(0).millis()).isEqualTo(reply.timing().totalMillis());
        assertThat(reply.timing().recorded()).isFalse();
    }

    @Test
    void ask_manyTimes_usesOneConnection() throws Exception {
        wired.server.always(ScriptedAnswer.text("4"));
        for (int i = 0; i < 6; i++) {
            assertThat(wired.ask(i % 2 == 0)).isInstanceOf(Reply.class);
        }
        assertThat(wired.server.count()).isEqualTo(6);
        assertThat(wired.server.connections()).isEqualTo(1);
    }

    @Test
    void ask_twoHundredAtOnce_allComplete() throws Exception {
        wired.server.always(call ->
                ScriptedAnswer.text("one two three four five six").answer(call).headersAfter(Duration.ofMillis(100)));
        Model model = wired.models.model(wired.endpoint(true));
        ExecutorService callers = Executors.newFixedThreadPool(200);
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(callers.submit(() -> Wired.ask(model)));
        }
        for (Future<Exchange> call : calls) {
            assertThat(call.get())
                    .isInstanceOfSatisfying(
                            Reply.class, reply -> assertThat(reply.text()).isEqualTo("one two three four five six"));
        }
        callers.shutdownNow();
        assertThat(wired.server.count()).isEqualTo(200);
    }

    @Test
    void text_ofAMegabyte_arrivesWhole() throws Exception {
        String text = "0123456789 é ".repeat(80_000);
        wired.server.always(ScriptedAnswer.status(
                200, "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}"));
        assertThat(wired.ask(false))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo(text));
    }

    @Test
    void stream_ofManyTokens_arrivesWhole() throws Exception {
        ScriptedAnswer script = ScriptedAnswer.stream();
        StringBuilder events = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            events.append("data: {\"choices\":[{\"delta\":{\"content\":\"" + i + " \"}}]}\n\n");
            text.append(i).append(' ');
        }
        wired.server.next(script.send(events.toString()).send("data: [DONE]\n\n"));
        assertThat(wired.ask(true))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo(text.toString()));
    }

    @Test
    void request_onTheWire_hasOnlyTheHeadersItNeeds() throws Exception {
        wired.server.always(ScriptedAnswer.text("4"));
        wired.ask(true);
        ReceivedCall call = wired.server.onlyCall();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.headers()).containsOnlyKeys("host", "content-length", "content-type", "accept", "user-agent");
        assertThat(call.header("content-type")).hasValue("application/json");
        assertThat(call.header("accept")).hasValue("text/event-stream");
    }

    @Test
    void key_isSentAsBearer() throws Exception {
        wired.server.always(ScriptedAnswer.text("4"));
        Wired.ask(wired.models.model(
                Wired.endpoint(wired.server.url(), false, Optional.of(new Secret("sk-1234567")), Sampling.GREEDY)));
        assertThat(wired.server.onlyCall().header("authorization")).hasValue("Bearer sk-1234567");
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (FakeModelServer elsewhere = FakeModelServer.saying("4")) {
            wired.server.next(ScriptedAnswer.status(307, "").header("Location", elsewhere.url() + "/chat/completions"));
            assertThat(wired.ask(true)).isNotInstanceOf(Reply.class);
            assertThat(elsewhere.count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/v1, http://h/v1/chat/completions",
        "http://h/v1/, http://h/v1/chat/completions",
        "http://h, http://h/chat/completions",
        "http://h:8080/, http://h:8080/chat/completions",
        "https://open.bigmodel.cn/api/paas/v4, https://open.bigmodel.cn/api/paas/v4/chat/completions",
        "https://h/v1beta/openai, https://h/v1beta/openai/chat/completions",
        "http://[::1]:8080/v1, http://[::1]:8080/v1/chat/completions"
    })
    void baseUrl_isTakenAsGiven(String base, String url) {
        assertThat(OpenAiModels.chatUrl(URI.create(base))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h/v1", "h/v1", "http:///v1", "localhost:8080/v1"})
    void baseUrl_thatIsNone_isRefused(String base) {
        assertThatThrownBy(() -> OpenAiModels.chatUrl(URI.create(base)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(base);
    }

    @Test
    void prepare_putsSamplingIntoParameters() {
        Sampling sampling = new Sampling(
                OptionalDouble.of(0.6),
                OptionalDouble.of(1),
                OptionalLong.of(40),
                new TreeMap<>(Map.of("top_k", "20", "chat_template_kwargs", "{\"enable_thinking\": false}")));
        assertThat(prepared(sampling, 2))
                .isEqualTo(Map.of(
                        "temperature", "0.6",
                        "top_p", "1",
                        "seed", "42",
                        "max_tokens", "64",
                        "top_k", "20",
                        "chat_template_kwargs", "{\"enable_thinking\": false}"));
    }

    @Test
    void prepare_extraOfNull_leavesOut() {
        assertThat(prepared(Wired.extra(Map.of("max_tokens", "null", "stream_options", "null", "top_k", "1")), 0))
                .isEqualTo(Map.of("top_k", "1"));
    }

    @Test
    void prepare_maxCompletionTokens_takesThePlaceOfMaxTokens() {
        assertThat(prepared(Wired.extra(Map.of("max_completion_tokens", "9")), 0))
                .isEqualTo(Map.of("max_completion_tokens", "9"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5, 9000, 9000",
        "'{ctx: 8192}', 5, 9000, 7678",
        "'{ctx: 8192}', 5, 700, 700",
        "'{ctx: 8192}', 4000, 9000, 5680",
        "'{ctx: 8192}', 8000, 9000, 9000",
        "'{ctx: 8192, maxOut: 2000}', 8000, 9000, 2000"
    })
    void prepare_moreTokensThanTheContextHolds_areCutToWhatSurelyFits(
            String fields, int promptBytes, int asked, String sent) {
        Endpoint endpoint = Wired.spoken(wired.endpoint(true), Wired.dialect(fields), Optional.empty());
        Prompt prompt = new Prompt(List.of(new Message(Message.Role.USER, "x".repeat(promptBytes))));
        assertThat(wired.models.model(endpoint).prepare(prompt, 0, asked).parameters())
                .containsEntry("max_tokens", sent);
    }

    @ParameterizedTest
    @CsvSource({"stream, true", "n, 2", "model, 1", "messages, []", "top_k, {", "top_k, ''", "stream_options, {}"})
    void extra_thatCannotBe_isRefusedByName(String name, String value) {
        Endpoint endpoint =
                Wired.endpoint(wired.server.url(), true, Optional.empty(), Wired.extra(Map.of(name, value)));
        assertThatThrownBy(() -> wired.models.model(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("extra: " + name);
    }

    @Test
    void label_isTheEndpoints() {
        assertThat(wired.models.model(wired.endpoint(true)).label()).hasToString("m");
    }

    @Test
    void deadlines_ofZero_areRefusedByName() {
        assertThatThrownBy(() -> Wired.idle(Duration.ZERO)).hasMessageContaining("idle");
    }

    private Map<String, String> prepared(Sampling sampling, int sample) {
        Request request = wired.models
                .model(Wired.endpoint(wired.server.url(), true, Optional.empty(), sampling))
                .prepare(Wired.PROMPT, sample, 64);
        return request.parameters();
    }
}
