package dev.assay.model.openai;

import dev.assay.model.ModelLabel;
import dev.assay.model.Redactor;
import dev.assay.model.WireTap;
import dev.assay.model.WireTap.WireCall;
import dev.assay.model.WireTap.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what goes over the wire in one call, if anybody wants to hear it. */
final class Overheard {
    private final Optional<WireTap> tap;
    private final Redactor redactor;
    private final List<WireEvent> events = new ArrayList<>();
    private String text = "";

    Overheard(Optional<WireTap> tap, Redactor redactor) {
        this.tap = tap;
        this.redactor = redactor;
    }

    /** Passes events on, and keeps them. */
    EventLines.Sink over(EventLines.Sink sink, long sentNanos) {
        if (tap.isEmpty()) {
            return sink;
        }
        return (name, data, nanos) -> {
            events.add(new WireEvent((nanos - sentNanos) / 1e6, redactor.redact(name), redactor.redact(data)));
            sink.event(name, data, nanos);
        };
    }

    /** Keeps a body that was no stream. */
    String whole(String body) {
        if (tap.isPresent()) {
            text = redactor.redact(body);
        }
        return body;
    }

    /** Hands it all on. */
    void end(ModelLabel model, Instant startedAt, String body, int status, Map<String, String> headers) {
        tap.ifPresent(listener -> {
            Map<String, String> clean = new java.util.TreeMap<>(headers);
            clean.replaceAll((name, value) -> redactor.redact(value));
            listener.ended(new WireCall(model, startedAt, redactor.redact(body), status, clean, events, text));
        });
    }
}
