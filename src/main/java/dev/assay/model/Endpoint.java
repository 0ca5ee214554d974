package dev.assay.model;

import java.net.URI;
import java.nio.file.Path;
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
 * @param dialect how it is spoken to
 * @param thinking what is wanted of its thinking; absent: nothing
 * @param caFile certificates of the authorities that are trusted beside those that Java trusts
 */
public record Endpoint(
        ModelLabel label,
        URI baseUrl,
        String modelId,
        Optional<Secret> key,
        Sampling sampling,
        boolean stream,
        Dialect dialect,
        Optional<ThinkingWish> thinking,
        Optional<Path> caFile) {
    public Endpoint {
        if (modelId.isBlank()) {
            throw new IllegalArgumentException("modelId is blank");
        }
    }

    /** An endpoint that no profile knows. */
    public Endpoint(
            ModelLabel label, URI baseUrl, String modelId, Optional<Secret> key, Sampling sampling, boolean stream) {
        this(label, baseUrl, modelId, key, sampling, stream, Dialect.GENERIC, Optional.empty(), Optional.empty());
    }

    /** Whether the model thinks, as far as is known. */
    public Thinking.Mode mode() {
        return dialect.thinking().mode(thinking);
    }
}
