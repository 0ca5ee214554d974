package dev.assay.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an endpoint said of itself in one call.
 *
 * @param model id it named in the response
 * @param fingerprint its {@code system_fingerprint}
 * @param headers those of an allow-list, lower-case names: date, request ids, rate limits, server timing
 */
public record ServedBy(Optional<String> model, Optional<String> fingerprint, Map<String, String> headers) {
    /** Nothing is known. */
    public static final ServedBy UNKNOWN = new ServedBy(Optional.empty(), Optional.empty(), Map.of());

    public ServedBy {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
