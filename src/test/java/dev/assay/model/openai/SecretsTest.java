package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.Reply;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says the key back, in every place and spelling: it must not come out of a call. */
final class SecretsTest {
    private static final String KEY = "sk-a1/b2+c3=d4&e5\"f6~7";

    private final Wired wired = new Wired();
    private final Endpoint endpoint = endpoint(wired.server.url(), KEY);
    private final Model model = wired.models.model(endpoint);

    @AfterEach
    void close() {
        wired.close();
    }

    @Test
    void key_echoedInAStream_isStars() throws Exception {
        wired.server.always(call -> ScriptedAnswer.events(
                        "{\"model\":" + quoted(echo(call)) + ",\"system_fingerprint\":" + quoted(echo(call))
                                + ",\"choices\":[{\"delta\":{\"reasoning\":" + quoted(echo(call)) + "}}]}",
                        "{\"choices\":[{\"delta\":{\"content\":\"sk-a1/b2+c3\"}}]}",
                        "{\"choices\":[{\"delta\":{\"content\":\"=d4&e5\\\"f6~7 " + base64(call) + "\"}}]}",
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":" + quoted(echo(call)) + "}]}",
                        "[DONE]")
                .header("X-Request-Id", echo(call)));
        Exchange exchange = Wired.ask(model);
        assertClean(exchange);
        assertThat(exchange).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.text()).startsWith("*** ");
            assertThat(reply.servedBy().headers()).containsKey("x-request-id");
        });
    }

    @Test
    void key_echoedInABody_isStars() throws Exception {
        wired.server.always(call -> ScriptedAnswer.status(
                200,
                "{\"choices\":[{\"message\":{\"content\":" + quoted(echo(call)) + "},\"finish_reason\":\"stop\"}]}"));
        assertClean(Wired.ask(model));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 429, 500})
    void key_echoedInAnError_isStars(int status) throws Exception {
        wired.server.always(call -> ScriptedAnswer.status(
                        status,
                        "{\"error\":{\"message\":" + quoted(echo(call)) + ",\"code\":" + quoted(echo(call)) + "}}")
                .header("Location", "http://h/?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8)));
        Exchange exchange = Wired.ask(model);
        assertThat(exchange).isInstanceOf(CallFailure.class);
        assertClean(exchange);
    }

    @Test
    void key_echoedAsText_isStars() throws Exception {
        wired.server.next(call -> ScriptedAnswer.body(502, "text/html", "<html>" + echo(call)));
        wired.server.next(call -> ScriptedAnswer.body(200, "text/html", "<html>" + echo(call)));
        wired.server.next(call -> ScriptedAnswer.events("{" + echo(call)));
        wired.server.next(call -> ScriptedAnswer.raw(KEY + "\r\n\r\n"));
        for (int i = 0; i < 4; i++) {
            assertClean(Wired.ask(model));
        }
    }

    /** Messages are cut at 200 or 500 characters: half a key would not be known again. */
    @Test
    void key_whereAMessageIsCut_isStars() throws Exception {
        for (int length = 170; length < 505; length += 5) {
            String before = "x".repeat(length);
            wired.server.next(ScriptedAnswer.status(500, "{\"error\":{\"message\":" + quoted(before + KEY) + "}}"));
            wired.server.next(ScriptedAnswer.body(500, "text/plain", before + KEY));
            wired.server.next(ScriptedAnswer.body(200, "text/plain", before + KEY));
            wired.server.next(ScriptedAnswer.events("{\"error\":{\"message\":" + quoted(before + KEY) + "}}"));
            wired.server.next(ScriptedAnswer.events(before + KEY));
            for (int i = 0; i < 5; i++) {
                assertThat(Wired.ask(model).toString()).doesNotContain(KEY.substring(0, 6));
            }
        }
    }

    @Test
    void key_withALineBreak_isRefusedWithoutShowingIt() throws Exception {
        Model broken = wired.models.model(endpoint(wired.server.url(), "sk-12345\n67890"));
        assertThat(Wired.ask(broken)).isInstanceOfSatisfying(CallFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(CallFailure.Kind.UNAUTHORIZED);
            assertThat(failure.toString())
                    .contains("line break")
                    .doesNotContain("12345")
                    .doesNotContain("67890");
        });
        assertThat(wired.server.count()).isZero();
    }

    @Test
    void key_withBlanksAround_isSentWithoutThem() throws Exception {
        wired.server.always(ScriptedAnswer.text("4"));
        Wired.ask(wired.models.model(endpoint(wired.server.url(), " sk-1234567\n")));
        assertThat(wired.server.onlyCall().header("authorization")).hasValue("Bearer sk-1234567");
    }

    @Test
    void key_isNowhereInTheFailureOfAConnection() throws Exception {
        FakeModelServer gone = FakeModelServer.start();
        gone.close();
        assertClean(Wired.ask(wired.models.model(endpoint(gone.url(), KEY))));
        assertThat(model + " " + endpoint).doesNotContain(KEY);
    }

    private static Endpoint endpoint(URI url, String key) {
        return Wired.endpoint(url, true, Optional.of(new Secret(key)), Sampling.GREEDY);
    }

    /** The key as it came, URL-encoded, and in base64 by itself and inside the header's value. */
    private static String echo(ReceivedCall call) {
        return KEY + " " + URLEncoder.encode(KEY, StandardCharsets.UTF_8) + " " + base64(call);
    }

    private static String base64(ReceivedCall call) {
        String header = call.header("authorization").orElseThrow();
        return encode("x" + KEY) + " " + encode(KEY) + " " + encode(header) + " "
                + encode("{\"h\":\"" + header + "\"}");
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private static void assertClean(Exchange exchange) {
        String all = exchange.toString();
        assertThat(all).doesNotContain(KEY);
        assertThat(all).doesNotContain("d4&e5").doesNotContain("d4%26e5").doesNotContain("d4%26E5");
        for (String around : List.of("", "x", "Bearer ", "{\"h\":\"Bearer ")) {
            String encoded = encode(around + KEY);
            assertThat(all).doesNotContain(encoded.substring(encoded.length() - 16, encoded.length() - 4));
        }
    }
}
