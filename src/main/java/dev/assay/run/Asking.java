package dev.assay.run;

import dev.assay.model.Attempt;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.Finish;
import dev.assay.model.Model;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.pace.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one sample until there is a reply or no sense in asking again. Holds every attempt. */
final class Asking {
    private final Backoff backoff;
    private final Waiting waiting;

    Asking(Backoff backoff, Waiting waiting) {
        this.backoff = backoff;
        this.waiting = waiting;
    }

    Exchange ask(Model model, Request request) throws InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        boolean wasEmpty = false;
        int failures = 0;
        while (true) {
            Exchange exchange = model.ask(request);
            attempts.addAll(exchange.attempts());
            Optional<CallFailure> failure = exchange.fold(reply -> Optional.empty(), Optional::of);
            if (failure.isEmpty()) {
                boolean isEmpty = exchange.fold(Asking::saysNothing, failed -> false);
                if (!isEmpty || wasEmpty) {
                    return exchange.withAttempts(attempts);
                }
                wasEmpty = true;
                continue;
            }
            failures++;
            Optional<Duration> wait = failure.get().kind().remedy() == CallFailure.Remedy.RETRY
                    ? backoff.next(failures, wish(exchange.attempts()))
                    : Optional.empty();
            if (wait.isEmpty()) {
                return exchange.withAttempts(attempts);
            }
            waiting.pass(wait.get());
        }
    }

    private static Optional<Duration> wish(List<Attempt> attempts) {
        return attempts.isEmpty()
                ? Optional.empty()
                : attempts.get(attempts.size() - 1).failure().flatMap(Attempt.Failure::retryAfter);
    }

    private static boolean saysNothing(Reply reply) {
        return reply.finish() == Finish.STOP
                && reply.text().isBlank()
                && reply.reasoning().map(String::isBlank).orElse(true);
    }
}
