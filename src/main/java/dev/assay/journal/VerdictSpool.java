package dev.assay.journal;

import dev.assay.Broken;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Verdicts on disk, in the order of their coming, until they can be written in the order of the plan: their texts need not stay in
 * memory. The file has no name while it is open, where the system allows that, so that a killed process leaves none behind. Safe for use by many
 * threads.
 */
public final class VerdictSpool implements Closeable {
    private final Path file;
    private final RandomAccessFile bytes;
    private final UnaryOperator<String> redaction;
    private long end;

    private VerdictSpool(Path file, RandomAccessFile bytes, UnaryOperator<String> redaction) {
        this.file = file;
        this.bytes = bytes;
        this.redaction = redaction;
    }

    /**
     * An empty spool in this folder.
     *
     * @param redaction hides secrets in all that is written
     * @throws Broken where there is no room
     */
    public static VerdictSpool in(Path folder, UnaryOperator<String> redaction) {
        try {
            Path file = Files.createTempFile(folder, ".verdicts", ".part");
            VerdictSpool spool = new VerdictSpool(file, new RandomAccessFile(file.toFile(), "rw"), redaction);
            spool.delete();
            return spool;
        } catch (IOException e) {
            throw broken(folder, e);
        }
    }

    /** Keeps a verdict and returns where. */
    public synchronized long add(VerdictLine verdict) {
        byte[] line = redaction.apply(Json.line(VerdictJson.write(verdict))).getBytes(StandardCharsets.UTF_8);
        byte[] framed = new byte[Integer.BYTES + line.length];
        java.nio.ByteBuffer.wrap(framed).putInt(line.length).put(line);
        try {
            bytes.seek(end);
            bytes.write(framed);
        } catch (IOException e) {
            throw broken(file, e);
        }
        long at = end;
        end += framed.length;
        return at;
    }

    /** The verdict that was kept there. */
    public synchronized VerdictLine read(long at) {
        try {
            bytes.seek(at);
            byte[] line = new byte[bytes.readInt()];
            bytes.readFully(line);
            return VerdictJson.read(Json.parse(new String(line, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try (bytes) {
            delete();
        } catch (IOException e) {
            // Nothing of it is needed any more.
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillOpen) {
            // Windows; deleted when it is closed.
        }
    }

    private static Broken broken(Path where, IOException e) {
        return new Broken(
                "%s: cannot be written: %s".formatted(where, RunDirectory.reason(e)),
                "Make room on the disk, then run the same command again: it goes on where it stopped.",
                e);
    }
}
