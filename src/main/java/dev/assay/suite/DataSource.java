package dev.assay.suite;

import java.net.URI;

/** Where the tasks of a suite come from. */
sealed interface DataSource {
    /** How the bytes are to be read. */
    DataFormat format();

    /** A file beside the suite file. */
    record Local(String file, DataFormat format) implements DataSource {}

    /** A pinned file on the web: fetched once, checked, and kept by its digest. */
    record Remote(URI url, String sha256, DataFormat format) implements DataSource {
        /** The last segment of the URL's path. */
        String fileName() {
            String path = url.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
