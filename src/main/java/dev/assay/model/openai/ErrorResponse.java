package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Redactor;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Failures out of what a server answers instead of a reply. */
final class ErrorResponse {
    private static final int LONGEST = 500;
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final ErrorKinds kinds;
    private final Redactor redactor;

    /** @param errors codes that this endpoint has beside the usual ones */
    ErrorResponse(Dialect.Errors errors, Redactor redactor) {
        this.kinds = new ErrorKinds(errors);
        this.redactor = redactor;
    }

    /** The failure behind a status that is not 2xx. */
    CallFailedException of(URI url, int status, HttpHeaders headers, String body, Instant now) {
        if (status < 400) {
            String target = headers.firstValue("location").orElse("an address that it does not name");
            return new CallFailedException(
                    CallFailure.Kind.NOT_FOUND,
                    status,
                    "HTTP " + status + ": " + url + " redirects to " + target
                            + "; redirects are not followed, use the final address as the model's URL");
        }
        ErrorBody error = ErrorBody.of(redactor.redact(body));
        CallFailure.Kind kind = kinds.of(status, error);
        String message = "HTTP " + status + describe(error);
        if (kind == CallFailure.Kind.NOT_FOUND) {
            message += " (asked: " + url + ")";
        }
        return new CallFailedException(
                kind, status, message, RetryAfter.of(headers, Json.tree(body), now), kinds.filter(error));
    }

    /** The failure that stands inside an answer with status 200. */
    CallFailedException inside(ErrorBody error, Optional<JsonNode> tree) {
        int status = statusIn(error);
        return new CallFailedException(
                kinds.of(status, error),
                200,
                "the server sent an error inside its answer" + describe(error),
                RetryAfter.of(NO_HEADERS, tree, Instant.EPOCH),
                kinds.filter(error));
    }

    private String describe(ErrorBody error) {
        String code = error.code().isEmpty() ? error.type() : error.code();
        String message = Malformed.shown(redactor.redact(error.message()), LONGEST);
        String text = message.isEmpty() ? "" : ": " + message;
        return code.isEmpty() ? text : text + " (" + code + ")";
    }

    /** A code that is a status counts as one. */
    private static int statusIn(ErrorBody error) {
        return !error.miniMax() && error.code().matches("[45]\\d\\d") ? Integer.parseInt(error.code()) : 500;
    }
}
