package dev.assay.model.openai;

import dev.assay.model.CallFailure.Kind;
import dev.assay.model.openai.ArrivingBody.Arrival;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer into a transcript. What it is shows in its first byte, not in its {@code Content-Type}: some servers answer
 * with a whole completion where a stream was asked for, or call a stream plain text.
 */
final class BodyReader {
    private static final int MOST_OF_AN_ERROR = 64 << 10;

    /** What may still come after a finish reason, usage and end mark, comes at once. */
    private static final long AFTER_FINISH = TimeUnit.SECONDS.toNanos(5);

    private static final long AFTER_DONE = TimeUnit.MILLISECONDS.toNanos(250);

    /** Blank lines keep a connection alive; the rest is a byte order mark. */
    private static final String NOTHING = " \t\r\n\u00EF\u00BB\u00BF";

    private static final int PIECES_AFTER_DONE = 16;

    private final ArrivingBody body;
    private final Patience patience;
    private final Overheard overheard;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();

    BodyReader(ArrivingBody body, Patience patience, Overheard overheard) {
        this.body = body;
        this.patience = patience;
        this.overheard = overheard;
    }

    /** Reads to the end of the reply. */
    void read(HttpHeaders headers, Transcript transcript) throws CallFailedException, InterruptedException {
        boolean claimsEvents = headers.firstValue("content-type").orElse("").contains("text/event-stream");
        EventLines lines = new EventLines(overheard.over(transcript, patience.sentNanos()));
        @Nullable Boolean events = null;
        while (!transcript.done()) {
            Optional<Arrival> arrival = next(transcript);
            if (arrival.isEmpty()) {
                break;
            }
            if (arrival.get().last()) {
                end(arrival.get(), Boolean.TRUE.equals(events), lines, transcript);
                transcript.end();
                return;
            }
            transcript.began(arrival.get().nanos());
            for (ByteBuffer bytes : arrival.get().bytes()) {
                events = events == null ? kind(bytes, claimsEvents) : events;
                if (events != null && events) {
                    lines.bytes(bytes, arrival.get().nanos());
                } else {
                    keep(bytes);
                }
            }
        }
        transcript.end();
        drain();
    }

    /** The beginning of the body of an error, as far as it comes. */
    String error() throws InterruptedException {
        while (whole.size() < MOST_OF_AN_ERROR) {
            Optional<Arrival> arrival = body.next(Math.min(AFTER_FINISH, patience.untilIdle()));
            if (arrival.isEmpty() || arrival.get().last()) {
                break;
            }
            arrival.get().bytes().forEach(this::copy);
        }
        String text = whole.toString(StandardCharsets.UTF_8);
        return overheard.whole(text.length() <= MOST_OF_AN_ERROR ? text : text.substring(0, MOST_OF_AN_ERROR));
    }

    /** The next piece; empty where the reply is finished and nothing follows. */
    private Optional<Arrival> next(Transcript transcript) throws CallFailedException, InterruptedException {
        boolean finished = transcript.finished();
        long left = finished ? patience.left(AFTER_FINISH, transcript.lastNanos()) : patience.untilIdle();
        Optional<Arrival> arrival = left > 0 ? body.next(left) : Optional.empty();
        if (arrival.isEmpty() && !finished) {
            throw patience.expired(transcript.events() == 0 ? Patience.Phase.FIRST_EVENT : Patience.Phase.STREAM);
        }
        return arrival;
    }

    private void end(Arrival last, boolean events, EventLines lines, Transcript transcript) throws CallFailedException {
        if (last.broken().isPresent()) {
            if (!transcript.finished()) {
                throw broken(last.broken().get(), transcript);
            }
        } else if (events) {
            lines.end(last.nanos());
        } else {
            String text = whole.toString(StandardCharsets.UTF_8);
            transcript.whole(overheard.whole(text.startsWith("\uFEFF") ? text.substring(1) : text), last.nanos());
        }
    }

    private CallFailedException broken(Throwable cause, Transcript transcript) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        boolean nothing = transcript.events() == 0 && whole.size() == 0;
        return nothing
                ? new CallFailedException(Kind.CONNECTION, 0, "the connection broke before the first event: " + reason)
                : Malformed.incomplete("the connection broke after " + transcript.events() + " events: " + reason);
    }

    /** Whether these bytes begin a stream of events; null where they are all blank. */
    private static @Nullable Boolean kind(ByteBuffer bytes, boolean claimsEvents) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            byte b = bytes.get(i);
            if (NOTHING.indexOf(b & 0xFF) < 0) {
                boolean other = "{[\"<".indexOf(b) >= 0;
                return b == ':' || (!other && (claimsEvents || "deir".indexOf(b) >= 0));
            }
        }
        return null;
    }

    private void keep(ByteBuffer bytes) throws CallFailedException {
        copy(bytes);
        if (whole.size() > EventLines.LONGEST) {
            throw Malformed.tooLong(EventLines.LONGEST);
        }
    }

    private void copy(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        whole.write(array, 0, array.length);
    }

    /** Lets the connection be used again, if its body ends here as it should. */
    private void drain() throws InterruptedException {
        for (int i = 0; i < PIECES_AFTER_DONE; i++) {
            if (body.next(AFTER_DONE).map(Arrival::last).orElse(true)) {
                return;
            }
        }
    }
}
