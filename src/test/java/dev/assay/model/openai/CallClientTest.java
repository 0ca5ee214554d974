package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Redactor;
import dev.assay.testing.ScriptedAnswer;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CallClientTest {
    private static final HttpRequest REQUEST =
            HttpRequest.builder().method(HttpMethod.POST).url("http://unused").build();

    private final Wired wired = new Wired();

    @AfterEach
    void close() {
        wired.close();
    }

    static Stream<WireCase> streams() {
        return WireCase.in("streams.yaml").filter(row -> row.row().has("data"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void listener_ofAnyStream_getsOneTerminalAndNothingAfterIt(WireCase row) {
        ScriptedAnswer script = ScriptedAnswer.stream();
        for (var data : row.row().path("data")) {
            script = script.send("data: " + data.asText() + "\n\n");
        }
        wired.server.next(script);
        Counting listener = new Counting();
        client().execute(REQUEST, listener);
        assertThat(listener.closes + listener.errors).isEqualTo(1);
        assertThat(listener.afterTerminal).isZero();
        boolean filtered = row.row().path("reply").path("finish").asText().equals("FILTER");
        assertThat(listener.errors).isEqualTo(row.row().has("failure") && !filtered ? 1 : 0);
    }

    @Test
    void failure_ofAWholeCall_isOneException() {
        wired.server.next(ScriptedAnswer.status(500, "{}"));
        CallClient client = client();
        assertThatThrownBy(() -> client.execute(REQUEST)).isInstanceOf(HttpException.class);
    }

    private CallClient client() {
        Clocks clocks = new Clocks(System::nanoTime, () -> Wired.NOW);
        Connection connection = new Connection(HttpClient.newHttpClient(), clocks);
        OneCall call = new OneCall(
                wired.endpoint(true),
                OpenAiModels.chatUrl(wired.server.url()),
                new Wire(connection, Proxies.NONE, Deadlines.DEFAULT, clocks, Optional.empty()),
                Redactor.NONE);
        return new CallClient(call, "{}");
    }

    /** Counts what it is told. */
    private static final class Counting implements ServerSentEventListener {
        private int closes;
        private int errors;
        private int afterTerminal;

        @Override
        public void onEvent(ServerSentEvent event) {
            afterTerminal += closes + errors;
        }

        @Override
        public void onError(Throwable cause) {
            errors++;
        }

        @Override
        public void onClose() {
            closes++;
        }
    }
}
