package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.UserError;
import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.model.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ANSWER =
            "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"4\"},\"finish_reason\":\"stop\"}]}";

    @TempDir
    private Path folder = Path.of("");

    private HttpsServer server;
    private Path caFile = Path.of("");

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore store = selfSigned("CN=localhost", "dns:localhost");
        caFile = folder.resolve("ca.pem");
        Files.writeString(
                caFile,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("own").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    /** A certificate that nobody signed, made by the tool that comes with every JDK. */
    private KeyStore selfSigned(String name, String alternative)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        name,
                        "-ext",
                        "san=" + alternative,
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        return store;
    }

    private Exchange ask(String host, Optional<Path> trusted) throws InterruptedException {
        URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/v1");
        Endpoint endpoint = new Endpoint(
                new ModelLabel("m"),
                url,
                "m",
                Optional.empty(),
                Sampling.GREEDY,
                false,
                Dialect.GENERIC,
                Optional.empty(),
                trusted);
        try (OpenAiModels models = new OpenAiModels(
                Deadlines.DEFAULT, System::nanoTime, () -> Wired.NOW, Proxies.NONE, Optional.empty())) {
            return Wired.ask(models.model(endpoint));
        }
    }

    @Test
    void ask_unknownAuthority_failsForGoodAndNamesTheFix() throws InterruptedException {
        CallFailure failure = failure(ask("localhost", Optional.empty()));
        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.UNTRUSTED);
        assertThat(failure.kind().remedy()).isEqualTo(CallFailure.Remedy.STOP_MODEL);
        assertThat(failure.message())
                .startsWith("the certificate of localhost is not trusted: ")
                .contains("`caFile` in assay.yaml");
    }

    @Test
    void ask_authorityInCaFile_answers() throws InterruptedException {
        assertThat(ask("localhost", Optional.of(caFile))
                        .<String>fold(reply -> reply.text(), failure -> failure.message()))
                .isEqualTo("4");
    }

    @Test
    void ask_certificateOfAnotherHost_isNotTrusted() throws InterruptedException {
        CallFailure failure = failure(ask("127.0.0.1", Optional.of(caFile)));
        assertThat(failure.kind()).isEqualTo(CallFailure.Kind.UNTRUSTED);
        assertThat(failure.message()).contains("127.0.0.1");
    }

    @Test
    void also_noCertificate_isTheUsersError() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");
        assertThatThrownBy(() -> Trust.also(text))
                .isInstanceOf(UserError.class)
                .hasMessage("caFile " + text + ": it holds no certificate");
        Path missing = folder.resolve("none.pem");
        assertThatThrownBy(() -> Trust.also(missing))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("caFile " + missing + ": cannot be read: ");
    }

    private static CallFailure failure(Exchange exchange) {
        return exchange.fold(
                reply -> {
                    throw new AssertionError("it answered: " + reply.text());
                },
                failed -> failed);
    }
}
