package dev.assay.model;

import java.net.URI;
import java.util.Optional;

/**
 * Where a model is served and how it is asked.
 *
 * @param label its name in the run
 * @param baseUrl such as {@code http://127.0.0.1:8091/v1}; {@code /chat/completions} is appended, nothing else
 * @param modelId the id that the endpoint serves
 * @param key sent as a bearer token; absent: no header
 * @param sampling how it samples
 * @param stream whether the reply is asked for as a stream
 */
public record Endpoint(
        ModelLabel label, URI baseUrl, String modelId, Optional<Secret> key, Sampling sampling, boolean stream) {
    public Endpoint {
        if (modelId.isBlank()) {
            throw new IllegalArgumentException("modelId is blank");
        }
    }
}
