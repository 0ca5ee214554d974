package dev.assay.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hears all that goes over the wire, without any secret. Called once a call, at its end, by many threads at once. */
@FunctionalInterface
public interface WireTap {
    /** A call has ended, well or not. */
    void ended(WireCall call);

    /**
     * What went over the wire.
     *
     * @param body as it was sent
     * @param status HTTP status; 0 where none came
     * @param headers that are worth keeping
     * @param events of a stream, in order
     * @param text what came where it was no stream; the beginning of it where that was an error
     */
    record WireCall(
            ModelLabel model,
            Instant startedAt,
            String body,
            int status,
            Map<String, String> headers,
            List<WireEvent> events,
            String text) {
        public WireCall {
            headers = Map.copyOf(headers);
            events = List.copyOf(events);
        }
    }

    /**
     * One event of a stream.
     *
     * @param millis since the request was sent
     * @param name empty where none was sent
     */
    record WireEvent(double millis, String name, String data) {}
}
