package dev.assay.model.openai;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events out of bytes, however they are cut. Lines end with LF, CR or CRLF; the space after the colon is optional; comments
 * and unknown fields are dropped; several data lines join with a line feed. A line is decoded when it is whole, so a character may be
 * split over reads.
 */
final class EventLines {
    /** No line of a chat stream is longer. */
    static final int LONGEST = 32 << 20;

    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean hasData;
    private boolean afterCr;
    private boolean firstLine = true;

    EventLines(Sink sink) {
        this.sink = sink;
    }

    /** Takes whole events. */
    interface Sink {
        /**
         * Takes one.
         *
         * @param name empty where none was sent
         * @param nanos when its last byte arrived
         */
        void event(String name, String data, long nanos) throws CallFailedException;
    }

    /** Takes further bytes. */
    void bytes(ByteBuffer bytes, long nanos) throws CallFailedException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n' && afterCr) {
                afterCr = false;
            } else if (b == '\n' || b == '\r') {
                afterCr = b == '\r';
                endLine(nanos);
            } else {
                afterCr = false;
                line.write(b);
            }
        }
        if (line.size() > LONGEST) {
            throw Malformed.tooLong(LONGEST);
        }
    }

    /** Ends the stream: an event whose blank line is missing counts. */
    void end(long nanos) throws CallFailedException {
        if (line.size() > 0) {
            endLine(nanos);
        }
        dispatch(nanos);
    }

    private void endLine(long nanos) throws CallFailedException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (firstLine && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        firstLine = false;
        if (text.isEmpty()) {
            dispatch(nanos);
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(hasData ? "\n" : "").append(value);
            hasData = true;
        } else if (field.equals("event")) {
            name = value;
        }
    }

    private void dispatch(long nanos) throws CallFailedException {
        if (hasData) {
            String text = data.toString();
            String event = name;
            data.setLength(0);
            hasData = false;
            name = "";
            sink.event(event, text, nanos);
        }
        name = "";
    }
}
