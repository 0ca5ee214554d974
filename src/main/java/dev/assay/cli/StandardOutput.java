package dev.assay.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output that remembers whether it took all that was written. */
final class StandardOutput extends FilterOutputStream {
    private static final String READER_LEFT = "Broken pipe";

    private boolean lossy;

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** Whether something was lost that somebody waits for: a reader that has left, as {@code head}, wants no more. */
    boolean isLossy() {
        return lossy;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            lossy |= !READER_LEFT.equals(e.getMessage());
            throw e;
        }
    }
}
