package dev.assay.suite;

import java.net.URI;
import java.util.function.Function;

/** Where the tasks of a suite come from. */
sealed interface DataSource {
    /** How the bytes are to be read. */
    DataFormat format();

    /** Calls the one function that fits. */
    <T> T fold(Function<? super Local, ? extends T> local, Function<? super Remote, ? extends T> remote);

    /** A file beside the suite file. */
    record Local(String file, DataFormat format) implements DataSource {
        @Override
        public <T> T fold(Function<? super Local, ? extends T> local, Function<? super Remote, ? extends T> remote) {
            return local.apply(this);
        }
    }

    /** A pinned file on the web: fetched once, checked, and kept by its digest. */
    record Remote(URI url, String sha256, DataFormat format) implements DataSource {
        /** The last segment of the URL's path. */
        String fileName() {
            String path = url.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public <T> T fold(Function<? super Local, ? extends T> local, Function<? super Remote, ? extends T> remote) {
            return remote.apply(this);
        }
    }
}
