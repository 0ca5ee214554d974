package dev.assay.run;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Model;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.pace.Backoff;
import dev.assay.pace.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sample on its way to a reply, over as many attempts as there is sense in. Holds every attempt. Used by one thread at a time. */
final class Inquiry {
    private static final int ATTEMPTS = 4;

    /** A server that is busy says nothing against the sample. */
    private static final int ATTEMPTS_IF_BUSY = 6;

    private static final int AROUND_A_MESSAGE = 16;

    private final PlannedSample sample;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private Optional<Exchange> last = Optional.empty();
    private final long mayTake;
    private Optional<Request> prepared;
    private boolean wasEmpty;
    private int failures;

    Inquiry(PlannedSample sample, Request request) {
        this.sample = sample;
        this.prepared = Optional.of(request);
        this.mayTake = mayTake(sample, request);
    }

    /** What a model is asked for a sample. */
    static Request prepare(Model model, PlannedSample sample) {
        return model.prepare(
                sample.suite().suite().ask(sample.task()),
                sample.sample(),
                sample.suite().maxTokens());
    }

    /** A token is a byte at least; and some surround each message. */
    private static long mayTake(PlannedSample sample, Request request) {
        return sample.suite().maxTokens()
                + request.messages().stream()
                        .mapToLong(message -> message.text().getBytes(StandardCharsets.UTF_8).length + AROUND_A_MESSAGE)
                        .sum();
    }

    PlannedSample sample() {
        return sample;
    }

    /** Tokens that a call takes at most. */
    long mayTake() {
        return mayTake;
    }

    /** What is asked; made anew for each attempt, so that a waiting sample holds no texts. */
    Request request(Model model) {
        return prepared.orElseGet(() -> prepare(model, sample));
    }

    /** Whether nobody was asked yet. */
    boolean isFirst() {
        return last.isEmpty();
    }

    /** The last exchange, with all attempts; absent where there was none. */
    Optional<Exchange> exchange() {
        return last.map(exchange -> exchange.withAttempts(attempts));
    }

    /** Takes note of an attempt; says how long to wait before the next one, or nothing where this one was the last. */
    Optional<Duration> after(Exchange exchange, Backoff backoff) {
        prepared = Optional.empty();
        last = Optional.of(exchange);
        attempts.addAll(exchange.attempts());
        return exchange.fold(this::afterReply, failure -> afterFailure(failure, backoff));
    }

    /** A reply without a word is asked for once more. */
    private Optional<Duration> afterReply(Reply reply) {
        boolean isEmpty = reply.finish() == Finish.STOP
                && reply.text().isBlank()
                && reply.reasoning().map(String::isBlank).orElse(true);
        boolean again = isEmpty && !wasEmpty;
        wasEmpty |= isEmpty;
        return again ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private Optional<Duration> afterFailure(CallFailure failure, Backoff backoff) {
        failures++;
        int most = failure.kind() == CallFailure.Kind.BUSY ? ATTEMPTS_IF_BUSY : ATTEMPTS;
        boolean again = failure.kind().remedy() == CallFailure.Remedy.RETRY && failures < most;
        return again ? Optional.of(backoff.next(failures, Pace.wish(failure))) : Optional.empty();
    }
}
