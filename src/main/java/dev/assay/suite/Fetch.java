package dev.assay.suite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Opens files on the web. */
public interface Fetch {
    /**
     * The body of a GET.
     *
     * @throws IOException with words for the user where there is none, as {@code HTTP 404}
     */
    Body open(URI url) throws IOException;

    /**
     * A body as it arrives.
     *
     * @param length in bytes, -1 where it is not known
     */
    record Body(InputStream stream, long length) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
