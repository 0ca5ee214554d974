package dev.assay.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * A text as LiveCodeBench packs it: base64 of zlib of a Python pickle of one {@code str}. Of pickles that one kind is read and nothing else, for a
 * pickle is a program.
 */
final class PackedText {
    private static final int MOST_BYTES = 1 << 29;
    private static final int PROTO = 0x80;
    private static final int FRAME = 0x95;
    private static final int SHORT_TEXT = 0x8c;
    private static final int TEXT = 'X';
    private static final int LONG_TEXT = 0x8d;

    private PackedText() {}

    /** The text; empty where it is none. */
    static Optional<String> of(String packed) {
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            byte[] pickle = in.readNBytes(MOST_BYTES);
            return pickle.length < MOST_BYTES ? text(pickle) : Optional.empty();
        } catch (IOException | IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] pickle) {
        ByteBuffer in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int code = Byte.toUnsignedInt(in.get());
            switch (code) {
                case PROTO -> in.get();
                case FRAME -> in.getLong();
                case SHORT_TEXT -> {
                    return text(in, Byte.toUnsignedInt(in.get()));
                }
                case TEXT -> {
                    return text(in, Integer.toUnsignedLong(in.getInt()));
                }
                case LONG_TEXT -> {
                    return text(in, in.getLong());
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The text that begins here; after it, a mark that it was seen and the end of the pickle. */
    private static Optional<String> text(ByteBuffer in, long size) {
        if (size < 0 || size > in.remaining()) {
            return Optional.empty();
        }
        String text = StandardCharsets.UTF_8
                .decode(in.slice(in.position(), (int) size))
                .toString();
        return in.get(in.limit() - 1) == '.' ? Optional.of(text) : Optional.empty();
    }
}
