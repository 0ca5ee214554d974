package dev.assay.doctor;

import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Reply;
import dev.assay.model.openai.ServedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the endpoint is there, lets us in, serves the model, and answers: whole and as a stream. */
final class Answering {
    static final String QUESTION = "What is 2 + 3? Answer with the number alone.";

    /** Enough for a model that thinks about it. */
    static final int TOKENS = 2048;

    private static final int SHOWN = 5;

    private final Probe probe;
    private final Overrides overrides;
    private Optional<Seen> whole = Optional.empty();
    private Optional<Seen> stream = Optional.empty();
    private Probe.Way way;

    Answering(Probe probe, Overrides overrides) {
        this.probe = probe;
        this.overrides = overrides;
        this.way = probe.usual();
    }

    List<Finding> look(ServedModels served) throws InterruptedException {
        whole = Optional.of(probe.ask(way.streamed(false), QUESTION, TOKENS));
        stream = Optional.of(probe.ask(way.streamed(true), QUESTION, TOKENS));
        Finding streaming = streaming();
        List<Finding> findings = new ArrayList<>();
        findings.add(reachable(served));
        findings.add(key(served));
        findings.add(model(served));
        findings.add(answered());
        findings.add(streaming);
        return findings;
    }

    /** A call that was answered, by a stream if there was one. */
    Optional<Seen> answer() {
        return stream.filter(Seen::answered).or(() -> whole.filter(Seen::answered));
    }

    /** A way of asking that is answered. */
    Probe.Way way() {
        return way.streamed(stream.map(Seen::answered).orElse(false));
    }

    private Finding reachable(ServedModels served) {
        String address = probe.endpoint().baseUrl().toString();
        Optional<CallFailure> failure = whole.flatMap(Seen::failure)
                .filter(any -> answer().isEmpty() && served.failure().isPresent())
                .filter(any -> any.status().isEmpty());
        return failure.map(why -> Finding.bad(
                        "reachable", why.message(), "Check that it runs, and the address: %s.".formatted(address)))
                .orElseGet(() -> Finding.good("reachable", "yes, at " + address));
    }

    private Finding key(ServedModels served) {
        Optional<CallFailure> refusal = whole.flatMap(Seen::failure)
                .filter(any -> answer().isEmpty())
                .filter(why -> why.kind() == CallFailure.Kind.UNAUTHORIZED || why.kind() == CallFailure.Kind.EXHAUSTED);
        if (refusal.isPresent()) {
            return Finding.bad(
                    "key",
                    refusal.get().message(),
                    refusal.get().kind() == CallFailure.Kind.EXHAUSTED
                            ? "Top the account up."
                            : "Name the variable that holds the right key: --key-env NAME.");
        }
        if (answer().isEmpty()) {
            return Finding.unknown("key", "no call was answered");
        }
        boolean listRefused = served.failure()
                .map(why -> why.kind() == CallFailure.Kind.UNAUTHORIZED)
                .orElse(false);
        String sent = probe.endpoint().key().isPresent() ? "accepted" : "none was sent, none was asked for";
        return Finding.good("key", sent + (listRefused ? "; the list of models wants another" : ""));
    }

    private Finding model(ServedModels served) {
        String id = probe.endpoint().modelId();
        boolean listed = served.entries().stream().anyMatch(entry -> entry.id().equals(id));
        Optional<String> other = answer().flatMap(Seen::reply)
                .flatMap(reply -> reply.servedBy().model())
                .filter(name -> !name.equals(id));
        if (listed && answer().isPresent()) {
            return other.map(name -> Finding.note(
                            "model",
                            "asked for %s, answered by %s".formatted(id, name),
                            "Name the model that answers."))
                    .orElseGet(() -> Finding.good("model", "served as " + id));
        }
        String ids = served.entries().stream()
                .map(ServedModels.Entry::id)
                .limit(SHOWN)
                .reduce((a, b) -> a + ", " + b)
                .orElse("nothing");
        if (answer().isPresent()) {
            String seen = served.failure().isPresent()
                    ? "answers as %s; there is no list of models".formatted(other.orElse(id))
                    : "answers, though the list does not name it (it names %s)".formatted(ids);
            return served.failure().isPresent()
                    ? Finding.good("model", seen)
                    : Finding.note("model", seen, "Make sure that this is the model you mean.");
        }
        boolean missing = whole.flatMap(Seen::failure)
                .map(why -> why.kind() == CallFailure.Kind.NOT_FOUND)
                .orElse(false);
        if (missing || (!served.entries().isEmpty() && !listed)) {
            return Finding.bad("model", "not served; the endpoint names " + ids, "Name one of those behind the #.");
        }
        return Finding.unknown("model", "no call was answered");
    }

    private Finding answered() {
        Seen seen = whole.orElseThrow();
        boolean wholeForbidden = probe.endpoint().dialect().stream() != Dialect.Streaming.BOTH
                && probe.endpoint().dialect().stream() != Dialect.Streaming.FORBIDDEN;
        if (seen.answered()) {
            String text = seen.reply().map(Reply::text).orElse("").strip();
            String told = text.isEmpty()
                    ? "with no text (finish reason %s)"
                            .formatted(seen.reply().flatMap(Reply::rawFinish).orElse("none"))
                    : "with \u201c%s\u201d".formatted(text.length() > 60 ? text.substring(0, 60) + "..." : text);
            Finding good = text.isEmpty()
                    ? Finding.note("whole replies", "answered " + told, "Give it more tokens, or turn thinking off.")
                    : Finding.good("whole replies", "answered " + told);
            return wholeForbidden ? good.against("only streams") : good;
        }
        String why = seen.failure().map(CallFailure::message).orElse("");
        if (wholeForbidden && stream.map(Seen::answered).orElse(false)) {
            return Finding.good("whole replies", "refused, as its profile says: " + why);
        }
        return answer().isPresent()
                ? Finding.note("whole replies", why, "Run it without --no-stream.")
                : Finding.bad("whole replies", why, "Mend the cause first; nothing else can be found out.");
    }

    private Finding streaming() throws InterruptedException {
        Seen seen = stream.orElseThrow();
        if (!seen.answered() && EndpointExamination.refused(seen)) {
            Probe.Way plain = way.streamed(true).withoutStreamOptions();
            Seen without = probe.ask(plain, QUESTION, TOKENS);
            if (without.answered()) {
                stream = Optional.of(without);
                way = plain;
                overrides.field("streamOptions: omit");
                return Finding.note("streaming", "works, but stream_options is refused", "See the lines below.");
            }
        }
        Dialect.Streaming profile = probe.endpoint().dialect().stream();
        if (!seen.answered()) {
            String why = seen.failure().map(CallFailure::message).orElse("");
            if (answer().isEmpty()) {
                return Finding.bad("streaming", why, "Mend the cause first; nothing else can be found out.");
            }
            overrides.field("stream: forbidden");
            return Finding.note("streaming", why, "Run it with --no-stream; there is no time to first token then.");
        }
        Finding good = seen.wire().events().isEmpty()
                ? Finding.note("streaming", "answered with one whole reply", "There is no time to first token.")
                : Finding.good(
                        "streaming", "%d events".formatted(seen.wire().events().size()));
        if (profile != Dialect.Streaming.FORBIDDEN) {
            return good;
        }
        overrides.field("stream: both");
        return good.against("only whole replies");
    }

    /** Where the tokens are told. */
    Finding usage() {
        Seen seen = answer().orElseThrow();
        String how = seen.wire().events().isEmpty() ? "in the whole reply" : "in the stream";
        return seen.usagePlace()
                .map(place -> Finding.good("usage", how + ": " + place.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> Finding.note(
                        "usage", how + ": nowhere", "Tokens, tokens per second and cost will be unknown."));
    }
}
