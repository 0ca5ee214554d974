package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Reply;
import dev.assay.model.Sampling;
import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that stop talking, connections that break, callers that give up. Before a reset the server waits: it discards what the
 * client has not read yet.
 */
final class StalledCallTest {
    private static final String DELTA = "{\"choices\":[{\"delta\":{\"content\":\"4\"}}]}";
    private static final String FINISH = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final Deadlines SHORT = Wired.idle(Duration.ofMillis(900));

    @Test
    void silence_beforeHeaders_timesOutAndLeaves() throws Exception {
        try (Wired wired = new Wired(SHORT)) {
            wired.server.next(ScriptedAnswer.silence());
            assertFailure(wired.ask(true), CallFailure.Kind.TIMEOUT, "nothing came for 900 ms (phase: headers)");
            wired.server.awaitDisconnect();
        }
    }

    @Test
    void silence_beforeFirstEvent_timesOutAndLeaves() throws Exception {
        try (Wired wired = new Wired(SHORT)) {
            wired.server.next(ScriptedAnswer.stream().send(": ping\n\n").thenStall());
            assertFailure(wired.ask(true), CallFailure.Kind.TIMEOUT, "nothing came for 900 ms (phase: first event)");
            wired.server.awaitDisconnect();
        }
    }

    @Test
    void silence_midStream_timesOutAndLeaves() throws Exception {
        try (Wired wired = new Wired(SHORT)) {
            wired.server.next(ScriptedAnswer.events(DELTA).thenStall());
            assertFailure(wired.ask(true), CallFailure.Kind.TIMEOUT, "nothing came for 900 ms (phase: stream)");
            wired.server.awaitDisconnect();
        }
    }

    @Test
    void endlessPings_pastTotal_timeOut() throws Exception {
        Deadlines deadlines = new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(300));
        try (Wired wired = new Wired(deadlines)) {
            ScriptedAnswer pings = ScriptedAnswer.stream();
            for (int i = 0; i < 60; i++) {
                pings = pings.send(": ping\n\n").pause(Duration.ofMillis(20));
            }
            wired.server.next(pings);
            assertFailure(wired.ask(true), CallFailure.Kind.TIMEOUT, "no end within 300 ms (phase: first event)");
        }
    }

    @Test
    void wholeAnswer_slowerThanIdle_isAwaited() throws Exception {
        try (Wired wired = new Wired(Wired.idle(Duration.ofMillis(50)))) {
            wired.server.always(call -> ScriptedAnswer.text("4").answer(call).headersAfter(Duration.ofMillis(200)));
            assertText(wired.ask(false), "4");
        }
    }

    @Test
    void connect_thatNobodyAccepts_timesOut() throws Exception {
        Deadlines deadlines = new Deadlines(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Wired wired = new Wired(deadlines)) {
            List<Socket> waiting = fill(full);
            URI url = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1");
            assertFailure(askAt(wired, url), CallFailure.Kind.TIMEOUT, "no connection within 200 ms (phase: connect)");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void connection_refused_namesUrl() throws Exception {
        try (Wired wired = new Wired()) {
            FakeModelServer gone = FakeModelServer.start();
            gone.close();
            assertFailure(
                    askAt(wired, gone.url()),
                    CallFailure.Kind.CONNECTION,
                    "cannot connect to " + gone.url() + "/chat/completions");
        }
    }

    @Test
    void host_unknown_namesHost() throws Exception {
        try (Wired wired = new Wired()) {
            assertFailure(
                    askAt(wired, URI.create("http://no-such-host.invalid/v1")),
                    CallFailure.Kind.CONNECTION,
                    "no-such-host.invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reset_beforeHeaders_isAConnectionFailure(boolean stream) throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.raw("").thenReset());
            assertFailure(wired.ask(stream), CallFailure.Kind.CONNECTION, "before an answer");
            assertThat(wired.server.count()).isEqualTo(1);
        }
    }

    @Test
    void reset_beforeFirstEvent_isAConnectionFailure() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.stream()
                    .send(": ping\n\n")
                    .pause(Duration.ofMillis(100))
                    .thenReset());
            assertFailure(wired.ask(true), CallFailure.Kind.CONNECTION, "before the first event");
        }
    }

    @Test
    void reset_midStream_isIncomplete() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(
                    ScriptedAnswer.events(DELTA).pause(Duration.ofMillis(100)).thenReset());
            assertFailure(
                    wired.ask(true), CallFailure.Kind.MALFORMED, "incomplete: the connection broke after 1 events");
        }
    }

    @Test
    void cut_insideAChunkedBody_isIncomplete() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.events(DELTA).send("data: {\"cho").thenCut());
            assertFailure(wired.ask(true), CallFailure.Kind.MALFORMED, "incomplete");
        }
    }

    @Test
    void cut_insideAWholeBody_isIncomplete() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(
                    ScriptedAnswer.status(200, "{\"choices\":[{\"mess").thenCut());
            assertFailure(wired.ask(false), CallFailure.Kind.MALFORMED, "incomplete");
        }
    }

    @Test
    void cut_afterFinishReason_isAReply() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.events(DELTA, FINISH).thenCut());
            assertText(wired.ask(true), "4");
        }
    }

    @Test
    void silence_afterDone_isAReply() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.events(DELTA, FINISH, "[DONE]").thenStall());
            assertText(wired.ask(true), "4");
            wired.server.awaitDisconnect();
        }
    }

    @Test
    void silence_afterFinishReason_isAReply() throws Exception {
        try (Wired wired = new Wired(SHORT)) {
            wired.server.next(ScriptedAnswer.events(DELTA, FINISH).thenStall());
            assertText(wired.ask(true), "4");
        }
    }

    @Test
    void bytes_thatAreNotHttp_areMalformed() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
            assertFailure(wired.ask(true), CallFailure.Kind.MALFORMED, "does not speak HTTP");
        }
    }

    @Test
    void interrupt_beforeHeaders_freesConnection() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.silence());
            assertInterrupted(wired);
        }
    }

    @Test
    void interrupt_midStream_freesConnection() throws Exception {
        try (Wired wired = new Wired()) {
            wired.server.next(ScriptedAnswer.events(DELTA).thenStall());
            assertInterrupted(wired);
        }
    }

    @Test
    void interrupt_beforeTheCall_sendsNothing() {
        try (Wired wired = new Wired()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> wired.ask(true)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(wired.server.count()).isZero();
        }
    }

    @Test
    void close_midStream_endsTheCall() throws Exception {
        try (Wired wired = new Wired(Wired.idle(Duration.ofSeconds(5)))) {
            wired.server.next(ScriptedAnswer.events(DELTA).thenStall());
            FutureTask<Exchange> call = new FutureTask<>(() -> wired.ask(true));
            Thread caller = new Thread(call);
            caller.start();
            wired.server.awaitCall();
            wired.models.close();
            assertThat(call.get()).isInstanceOf(CallFailure.class);
        }
    }

    private static void assertInterrupted(Wired wired) throws Exception {
        FutureTask<Exchange> call = new FutureTask<>(() -> wired.ask(true));
        Thread caller = new Thread(call);
        caller.start();
        wired.server.awaitCall();
        caller.interrupt();
        assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        wired.server.awaitDisconnect();
    }

    private static Exchange askAt(Wired wired, URI url) throws InterruptedException {
        return Wired.ask(wired.models.model(Wired.endpoint(url, true, Optional.empty(), Sampling.GREEDY)));
    }

    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            try {
                socket.connect(full.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException isFull) {
                socket.close();
                break;
            }
            waiting.add(socket);
        }
        return waiting;
    }

    private static void assertText(Exchange exchange, String text) {
        assertThat(exchange)
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.text()).isEqualTo(text));
    }

    private static void assertFailure(Exchange exchange, CallFailure.Kind kind, String message) {
        assertThat(exchange).isInstanceOfSatisfying(CallFailure.class, failure -> {
            assertThat(failure.kind()).as(failure.message()).isEqualTo(kind);
            assertThat(failure.message()).contains(message);
        });
    }
}
