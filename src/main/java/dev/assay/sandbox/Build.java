package dev.assay.sandbox;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a program that makes files.
 *
 * @param files that it made, by name; none where it failed
 */
public record Build(Outcome outcome, Map<String, byte[]> files) {
    public Build {
        files = new TreeMap<>(files);
    }
}
