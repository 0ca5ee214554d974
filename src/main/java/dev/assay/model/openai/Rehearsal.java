package dev.assay.model.openai;

import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Sampling;
import dev.assay.suite.Message;
import dev.assay.suite.Prompt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call to ourselves, before anybody is called: what Java loads and links at the first call is then there. */
public final class Rehearsal implements AutoCloseable {
    private static final String WHOLE = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "1"}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}""";

    private static final String STREAMED = """
            data: {"choices": [{"index": 0, "delta": {"content": "1"}}]}

            data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}

            data: [DONE]

            """;

    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final long LONGEST_END_MILLIS = 200;

    private final Thread thread;

    private Rehearsal(Runnable call) {
        thread = daemon(call);
    }

    /** Begins it on a thread of its own, where this JVM has not begun one. It has no result, and where it fails nothing is lost. */
    public static Rehearsal begin(boolean stream) {
        Rehearsal rehearsal = new Rehearsal(() -> {
            try {
                call(stream);
            } catch (IOException | InterruptedException | RuntimeException e) {
                // the first call does it, then
            }
        });
        if (!BEGUN.getAndSet(true)) {
            rehearsal.thread.start();
        }
        return rehearsal;
    }

    /** Ends it where it still goes on: the JVM would wait for the thread of its HTTP client, 0.3 s. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Exchange call(boolean stream) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OpenAiModels models = OpenAiModels.create(Proxies.NONE, Optional.empty())) {
            daemon(() -> answer(server, stream)).start();
            Model model = models.model(new Endpoint(
                    new ModelLabel("rehearsal"),
                    URI.create("http://127.0.0.1:" + server.getLocalPort()),
                    "rehearsal",
                    Optional.empty(),
                    Sampling.GREEDY,
                    stream));
            return model.ask(model.prepare(new Prompt(List.of(new Message(Message.Role.USER, "1"))), 0, 1));
        }
    }

    private static Thread daemon(Runnable step) {
        Thread thread = new Thread(step, "assay-rehearsal");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(ServerSocket server, boolean stream) {
        try (Socket caller = server.accept()) {
            int last = 0;
            byte[] heard = new byte[4096];
            while (last >= 0 && (last == 0 || heard[last - 1] != '}')) {
                last = caller.getInputStream().read(heard);
            }
            String body = stream ? STREAMED : WHOLE;
            String head = "HTTP/1.1 200 OK\r\nContent-Type: " + (stream ? "text/event-stream" : "application/json")
                    + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
            caller.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // nobody waits for it
        }
    }
}
