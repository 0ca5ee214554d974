package dev.assay.model.openai;

import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import java.net.http.HttpRequest;

/** The key, and the password of the proxy, as headers. */
final class Authorization {
    private Authorization() {}

    static void add(HttpRequest.Builder request, Endpoint endpoint, Proxies proxies) throws CallFailedException {
        proxies.authorization(endpoint.baseUrl()).ifPresent(value -> request.header("Proxy-Authorization", value));
        if (endpoint.key().isPresent()) {
            try {
                request.header(
                        "Authorization",
                        "Bearer " + endpoint.key().get().reveal().strip());
            } catch (IllegalArgumentException e) {
                // Its message holds the value.
                throw new CallFailedException(
                        CallFailure.Kind.UNAUTHORIZED,
                        0,
                        "the key holds a character that no HTTP header may hold, a line break perhaps");
            }
        }
    }
}
