package dev.assay.suite;

/**
 * A suite and the exact bytes of it.
 *
 * @param name as {@code math-basics}
 * @param sha256 of the suite file's bytes and its tasks' bytes, 64 lower-case hex digits
 */
public record SuiteId(String name, String sha256) {}
