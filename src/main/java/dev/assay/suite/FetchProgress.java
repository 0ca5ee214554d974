package dev.assay.suite;

/** Hears how far a download is. */
@FunctionalInterface
public interface FetchProgress {
    /**
     * More has arrived.
     *
     * @param done bytes so far
     * @param length of the whole, -1 where it is not known
     */
    void fetched(String suite, long done, long length);
}
