package dev.assay.sandbox;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One piece of the talk with a launcher: a letter, a length, a payload. */
final class Frame {
    private static final int LONGEST = 1 << 20;

    private final char kind;
    private final byte[] payload;

    private Frame(char kind, byte[] payload) {
        this.kind = kind;
        this.payload = payload;
    }

    static Frame of(char kind, byte[] payload) {
        return new Frame(kind, payload);
    }

    static Frame of(char kind, String text) {
        return new Frame(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame; the stream's end is an EOFException. */
    static Frame read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        char kind = (char) in.readUnsignedByte();
        int size = in.readInt();
        if (size < 0 || size > LONGEST) {
            throw new IOException("a frame of %d bytes".formatted(size));
        }
        byte[] payload = new byte[size];
        in.readFully(payload);
        return new Frame(kind, payload);
    }

    char kind() {
        return kind;
    }

    ByteBuffer payload() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer();
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    byte[] encoded() {
        return ByteBuffer.allocate(5 + payload.length)
                .put((byte) kind)
                .putInt(payload.length)
                .put(payload)
                .array();
    }
}
