package dev.assay.suite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches over HTTP, following redirects (no key is ever sent). */
public final class WebFetch implements Fetch {
    private static final int OK = 200;

    private final Duration timeout;

    /** A fetcher that waits this long for a connection, and again for the headers. */
    public WebFetch(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Body open(URI url) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url).timeout(timeout).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                response.body().close();
                throw new IOException("HTTP " + response.statusCode());
            }
            return new Body(
                    response.body(),
                    response.headers().firstValueAsLong("content-length").orElse(-1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
