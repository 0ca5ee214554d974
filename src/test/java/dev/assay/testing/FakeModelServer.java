package dev.assay.testing;

import dev.assay.testing.ScriptedAnswer.Responder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A chat endpoint that does as it is told, on sockets of its own, so that a test rules every byte. Keeps what it received.
 *
 * <pre>{@code
 * try (FakeModelServer server = FakeModelServer.start()) {
 *     server.next(ScriptedAnswer.status(503, "{}"));   // the first request
 *     server.always(ScriptedAnswer.text("4"));         // all others
 *     ... server.url() ... server.calls() ...
 * }
 * }</pre>
 *
 * Without a script it answers 500.
 */
public final class FakeModelServer implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-model-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Collection<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<ReceivedCall> calls = new ArrayList<>();
    private final Queue<Responder> queue = new ArrayDeque<>();
    private final Semaphore received = new Semaphore(0);
    private final Semaphore disconnects = new Semaphore(0);
    private Responder otherwise = call -> ScriptedAnswer.status(500, "{\"error\":{\"message\":\"no script\"}}");
    private int connections;
    private boolean keepsCalls = true;
    private int count;

    private FakeModelServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** A server on a free port of 127.0.0.1. */
    public static FakeModelServer start() {
        try {
            ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            FakeModelServer server = new FakeModelServer(listener);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that answers every request with this text. */
    public static FakeModelServer saying(String text) {
        return start().always(ScriptedAnswer.text(text));
    }

    /** Counts what it receives, but does not keep it. */
    public synchronized FakeModelServer forgetting() {
        keepsCalls = false;
        return this;
    }

    /** The base URL: {@code http://127.0.0.1:PORT/v1}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    /** Answers the next request that has no script yet. */
    public synchronized FakeModelServer next(Responder... scripts) {
        queue.addAll(List.of(scripts));
        return this;
    }

    /** Answers the next request that has no script yet. */
    public FakeModelServer next(ScriptedAnswer script) {
        return next(call -> script);
    }

    /** Answers all requests that have no script. */
    public synchronized FakeModelServer always(Responder script) {
        otherwise = script;
        return this;
    }

    /** Answers all requests that have no script. */
    public FakeModelServer always(ScriptedAnswer script) {
        return always(call -> script);
    }

    /** All requests so far, in the order of their arrival. */
    public synchronized List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    public synchronized int count() {
        return count;
    }

    /** The only request. */
    public synchronized ReceivedCall onlyCall() {
        if (calls.size() != 1) {
            throw new AssertionError("expected one request, got " + calls.size());
        }
        return calls.get(0);
    }

    /** Connections that were made so far. */
    public synchronized int connections() {
        return connections;
    }

    /** Waits for one more request than earlier calls of this method waited for. */
    public void awaitCall() throws InterruptedException {
        await(received, "request");
    }

    /** Waits until a client leaves a request unfinished: one disconnect each time. */
    public void awaitDisconnect() throws InterruptedException {
        await(disconnects, "disconnect");
    }

    private static void await(Semaphore events, String what) throws InterruptedException {
        if (!events.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("no " + what + " within 30 s");
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    synchronized Responder take(ReceivedCall call) {
        count++;
        if (keepsCalls) {
            calls.add(call);
        }
        received.release();
        Responder script = queue.poll();
        return script == null ? otherwise : script;
    }

    private synchronized int newConnection() {
        return connections++;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                int number = newConnection();
                threads.execute(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // The end of the server.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            FakeConnection connection = new FakeConnection(socket, number);
            while (connection.serveOne(this)) {}
        } catch (IOException left) {
            disconnects.release();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Waits as a slow server would. */
    static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
