package dev.assay.journal;

import dev.assay.Broken;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file to which whole lines are appended. A line is with the operating system when {@link #append} returns, so that a
 * killed process loses none; a torn last line of an earlier process is cut off on opening.
 *
 * <p>Not a {@code FileChannel}: an interrupted thread would close that for all others.
 */
final class AppendedFile implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final RandomAccessFile bytes;
    private boolean isClosed;

    private AppendedFile(Path file, RandomAccessFile bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Opens or makes the file; a new or empty one begins with this header line.
     *
     * @throws Broken where the disk is full
     */
    static AppendedFile open(Path file, String header) throws IOException {
        AppendedFile opened = new AppendedFile(file, new RandomAccessFile(file.toFile(), "rw"));
        try {
            opened.begin(header);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.bytes.close();
            throw e;
        }
    }

    private void begin(String header) throws IOException {
        long end = endOfLastLine();
        if (end < bytes.length()) {
            bytes.setLength(end);
        }
        bytes.seek(end);
        if (end == 0) {
            append(header);
        }
    }

    private long endOfLastLine() throws IOException {
        byte[] block = new byte[BLOCK];
        for (long end = bytes.length(); end > 0; ) {
            int length = (int) Math.min(BLOCK, end);
            bytes.seek(end - length);
            bytes.readFully(block, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    /**
     * Appends one line.
     *
     * @throws Broken where the disk is full; nothing of the line is left behind then
     */
    synchronized void append(String line) {
        long before = -1;
        try {
            before = bytes.getFilePointer();
            bytes.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            cutBack(before);
            throw new Broken(
                    "%s: cannot be written: %s".formatted(file, e.getMessage()),
                    "Make room on the disk, then run the same command again: it goes on where it stopped.",
                    e);
        }
    }

    private void cutBack(long size) {
        try {
            if (size >= 0) {
                bytes.setLength(size);
            }
        } catch (IOException e) {
            // the next opening cuts the torn line off
        }
    }

    /** Closes after all lines have reached the disk itself. */
    @Override
    public synchronized void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            try (bytes) {
                bytes.getFD().sync();
            }
        }
    }
}
