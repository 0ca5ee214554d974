package dev.assay.model.openai;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Endpoint;
import dev.assay.model.Exchange;
import dev.assay.model.Redactor;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.openai.Connection.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One request on the wire, and what became of it. Used once, by one thread. */
final class OneCall {
    private final Endpoint endpoint;
    private final URI url;
    private final Wire wire;
    private final Clocks clocks;
    private final Redactor redactor;
    private final Overheard overheard;
    private int status;
    private Instant startedAt = Instant.EPOCH;
    private long sentNanos;
    private long endNanos;
    private OptionalLong headersNanos = OptionalLong.empty();
    private Map<String, String> headers = Map.of();
    private Optional<Transcript> transcript = Optional.empty();
    private Optional<CallFailedException> failure = Optional.empty();
    private boolean interrupted;

    OneCall(Endpoint endpoint, URI url, Wire wire, Redactor redactor) {
        this.endpoint = endpoint;
        this.url = url;
        this.wire = wire;
        this.clocks = wire.clocks();
        this.redactor = redactor;
        this.overheard = new Overheard(wire.tap(), redactor);
    }

    /**
     * Sends the body and reads the answer to its end.
     *
     * @return whether the reply is whole
     */
    boolean perform(String body, Deltas deltas) {
        Transcript told = new Transcript(deltas, endpoint.dialect(), endpoint.mode(), redactor);
        transcript = Optional.of(told);
        startedAt = clocks.now().instant();
        sentNanos = clocks.nanos().getAsLong();
        Optional<Response> response = Optional.empty();
        try {
            HttpRequest request = request(body);
            Patience patience = new Patience(wire.deadlines(), clocks, sentNanos);
            long wait = endpoint.stream() ? patience.untilIdle() : patience.untilTotal();
            response = Optional.of(wire.connection().send(request, wait, patience));
            read(response.get(), patience, told);
            endNanos = told.lastNanos();
        } catch (CallFailedException e) {
            endNanos = clocks.nanos().getAsLong();
            e.filter().ifPresentOrElse(told::filtered, () -> failure = Optional.of(e));
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            response.ifPresent(Response::close);
            overheard.end(endpoint.label(), startedAt, body, status, headers);
        }
        return !interrupted && failure.isEmpty();
    }

    /** Whether the reply came to its end. */
    boolean whole() {
        return !interrupted && failure.isEmpty();
    }

    /** Whether the thread was interrupted; there is no exchange then. */
    boolean interrupted() {
        return interrupted;
    }

    /** The failure, or a reply of this text, without any secret. */
    Exchange exchange(String text, Optional<String> reasoning) {
        // Whole microseconds, as in Timing.
        double millis = Math.rint((endNanos - sentNanos) / 1e3) / 1e3;
        if (failure.isPresent()) {
            return failed(failure.get(), millis);
        }
        Transcript told = transcript.orElseThrow();
        Timing timing = told.timing(sentNanos, headersNanos, endNanos);
        Map<String, String> kept = new TreeMap<>(headers);
        kept.replaceAll((name, value) -> redactor.redact(value));
        boolean onlyAnswer = told.thoughtWasAnswer();
        return new Reply(
                redactor.redact(onlyAnswer ? reasoning.orElse("") + text : text),
                reasoning.filter(any -> !onlyAnswer).map(redactor::redact),
                told.split(),
                told.finish(),
                told.rawFinish().map(redactor::redact),
                told.usage(),
                timing,
                new ServedBy(
                        told.model().map(redactor::redact), told.fingerprint().map(redactor::redact), kept),
                List.of(new Attempt(startedAt, millis, Optional.empty())));
    }

    private Exchange failed(CallFailedException e, double millis) {
        boolean keyless =
                e.kind() == CallFailure.Kind.UNAUTHORIZED && endpoint.key().isEmpty();
        String message = redactor.redact(e.text()) + (keyless ? " (no key was sent)" : "");
        Attempt.Failure last = new Attempt.Failure(e.kind(), e.status(), message, e.retryAfter());
        return new CallFailure(
                e.kind(),
                e.status() == 0 ? OptionalInt.empty() : OptionalInt.of(e.status()),
                message,
                List.of(new Attempt(startedAt, millis, Optional.of(last))));
    }

    private void read(Response response, Patience patience, Transcript told)
            throws CallFailedException, InterruptedException {
        headersNanos = OptionalLong.of(response.body().openedNanos());
        headers = KeptHeaders.of(response.headers());
        status = response.status();
        BodyReader reader = new BodyReader(response.body(), patience, overheard);
        if (response.status() / 100 != 2) {
            throw new ErrorResponse(endpoint.dialect().errors(), redactor)
                    .of(
                            url,
                            response.status(),
                            response.headers(),
                            reader.error(),
                            clocks.now().instant());
        }
        reader.read(response.headers(), told);
    }

    private HttpRequest request(String body) throws CallFailedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", endpoint.stream() ? "text/event-stream" : "application/json")
                .header("User-Agent", "assay")
                .POST(BodyPublishers.ofString(body));
        Authorization.add(request, endpoint, wire.proxies());
        return request.build();
    }
}
