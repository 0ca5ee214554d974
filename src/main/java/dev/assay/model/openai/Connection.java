package dev.assay.model.openai;

import dev.assay.model.CallFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests and waits for the headers of their answers. */
final class Connection implements AutoCloseable {
    private final HttpClient client;
    private final Clocks clocks;
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    Connection(HttpClient client, Clocks clocks) {
        this.client = client;
        this.clocks = clocks;
    }

    /** An answer whose body is still arriving; closing it ends that. */
    record Response(int status, HttpHeaders headers, ArrivingBody body, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * The answer.
     *
     * @param maxNanos limit of the wait
     */
    Response send(HttpRequest request, long maxNanos, Patience patience)
            throws CallFailedException, InterruptedException {
        AtomicReference<@Nullable Opened> opened = new AtomicReference<>();
        CompletableFuture<HttpResponse<ArrivingBody>> answer = client.sendAsync(request, info -> {
            ArrivingBody body = new ArrivingBody(clocks.nanos());
            opened.set(new Opened(info.statusCode(), info.headers(), body));
            return body;
        });
        Runnable ending = () -> abandon(answer, Optional.ofNullable(opened.get()));
        open.add(ending);
        Runnable closing = () -> {
            open.remove(ending);
            ending.run();
        };
        boolean taken = false;
        try {
            HttpResponse<ArrivingBody> response = answer.get(maxNanos, TimeUnit.NANOSECONDS);
            taken = true;
            return new Response(response.statusCode(), response.headers(), response.body(), closing);
        } catch (TimeoutException e) {
            throw patience.expired(Patience.Phase.HEADERS);
        } catch (CancellationException e) {
            throw failure(request.uri(), e, patience);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Opened begun = Optional.ofNullable(opened.get()).orElseThrow(() -> failure(request.uri(), cause, patience));
            taken = true;
            return begun.brokenOffBy(cause, closing);
        } finally {
            if (!taken) {
                closing.run();
            }
        }
    }

    /** An answer whose headers have come. The JDK may fail it as a whole for a body that is cut soon after them. */
    private record Opened(int status, HttpHeaders headers, ArrivingBody body) {
        Response brokenOffBy(Throwable cause, Runnable closing) {
            body.onError(cause);
            return new Response(status, headers, body, closing);
        }
    }

    /** Ends all that is under way; whoever waits for it sees a broken connection. */
    @Override
    public void close() {
        open.forEach(Runnable::run);
    }

    private static void abandon(CompletableFuture<?> answer, Optional<Opened> opened) {
        answer.cancel(true);
        opened.ifPresent(begun -> begun.body().cancel());
    }

    private static CallFailedException failure(URI url, Throwable cause, Patience patience) {
        if (cause instanceof CancellationException) {
            return new CallFailedException(Kind.CONNECTION, 0, "the connection to " + url + " was closed");
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return patience.expired(Patience.Phase.CONNECT);
        }
        if (has(cause, ProtocolException.class)) {
            return new CallFailedException(Kind.MALFORMED, 0, url + " does not speak HTTP: " + cause.getMessage());
        }
        if (has(cause, CertificateException.class)) {
            return new CallFailedException(
                    Kind.UNTRUSTED,
                    0,
                    "the certificate of " + url.getHost() + " is not trusted: " + deepest(cause)
                            + " (for an authority of your own, name its PEM file: `caFile` in assay.yaml)");
        }
        if (cause instanceof SSLException) {
            return new CallFailedException(Kind.CONNECTION, 0, "no TLS with " + url + ": " + cause.getMessage());
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return new CallFailedException(Kind.CONNECTION, 0, "unknown host " + url.getHost() + " (" + url + ")");
        }
        if (cause instanceof ConnectException) {
            return new CallFailedException(Kind.CONNECTION, 0, "cannot connect to " + url + ": " + reason(cause));
        }
        if (cause instanceof IOException) {
            return new CallFailedException(
                    Kind.CONNECTION, 0, "lost the connection to " + url + " before an answer: " + reason(cause));
        }
        throw new IllegalStateException("unexpected failure of the HTTP client", cause);
    }

    private static String reason(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return "connection refused";
    }

    /** The cause that started it; those above it say less. */
    private static String deepest(Throwable cause) {
        String message = reason(cause);
        for (Throwable at = cause; at != null; at = at.getCause()) {
            message = at.getMessage() == null ? message : at.getMessage();
        }
        return message;
    }

    private static boolean has(Throwable cause, Class<? extends Throwable> type) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
