package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.UserError;
import dev.assay.model.Secret;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxiesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HTTPS_PROXY", "http://secure.example:3128",
            "http_proxy", "plain.example",
            "NO_PROXY", "inside.example, .corp.example,10.0.0.7,ported.example:8443");

    @ParameterizedTest
    @CsvSource({
        "https://api.example/v1, secure.example:3128",
        "http://api.example/v1, plain.example:80",
        "http://127.0.0.1:8000/v1, ",
        "http://127.1.2.3:8000/v1, ",
        "http://localhost:8000/v1, ",
        "http://[::1]:8000/v1, ",
        "https://inside.example/v1, ",
        "https://deep.inside.example/v1, ",
        "https://notinside.example/v1, secure.example:3128",
        "https://a.corp.example/v1, ",
        "http://10.0.0.7:8000/v1, ",
        "http://10.0.0.70:8000/v1, plain.example:80",
        "https://ported.example:8443/v1, ",
        "https://ported.example/v1, secure.example:3128",
    })
    void of_environment_choosesAsCurlDoes(URI url, String want) {
        assertThat(Proxies.of(ENVIRONMENT).name(url)).isEqualTo(Optional.ofNullable(want));
    }

    @Test
    void of_allProxy_holdsWhereNoOtherDoes() {
        Proxies proxies = Proxies.of(Map.of("all_proxy", "http://any.example:1", "HTTP_PROXY", "http://p.example:2"));
        assertThat(proxies.name(URI.create("https://a.example"))).contains("any.example:1");
        assertThat(proxies.name(URI.create("http://a.example"))).contains("p.example:2");
        assertThat(Proxies.of(Map.of("ALL_PROXY", "http://any.example:1", "NO_PROXY", "*"))
                        .name(URI.create("https://a.example")))
                .isEmpty();
        assertThat(Proxies.of(Map.of("HTTPS_PROXY", "")).name(URI.create("https://a.example")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"socks5://p:1080", "http://us er:s3cret@p", "http://:8080"})
    void of_noHttpProxy_isRefusedWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("HTTPS_PROXY: not a")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void ask_throughAProxy_sendsItThePasswordAndKeepsItFromTheReply() throws InterruptedException {
        try (FakeModelServer proxy = FakeModelServer.start().always(ScriptedAnswer.text("my password is pass word"))) {
            String address = "http://user:pass%20word@127.0.0.1:" + proxy.url().getPort();
            Proxies proxies = Proxies.of(Map.of("HTTP_PROXY", address));
            assertThat(proxies.secrets()).extracting(Secret::reveal).containsExactly("pass word");
            try (OpenAiModels models =
                    new OpenAiModels(Deadlines.DEFAULT, System::nanoTime, () -> Wired.NOW, proxies, Optional.empty())) {
                URI elsewhere = URI.create("http://model.invalid/v1");
                String said = Wired.ask(models.model(
                                Wired.endpoint(elsewhere, true, Optional.empty(), dev.assay.model.Sampling.GREEDY)))
                        .fold(reply -> reply.text(), failure -> failure.message());
                assertThat(said).startsWith("my password is ").doesNotContain("pass word");
            }
            ReceivedCall call = proxy.onlyCall();
            assertThat(call.header("proxy-authorization")).contains("Basic dXNlcjpwYXNzIHdvcmQ=");
        }
    }
}
