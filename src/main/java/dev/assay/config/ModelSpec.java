package dev.assay.config;

import dev.assay.model.Endpoint;
import dev.assay.model.ModelLabel;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A model as a person wrote it: in {@code assay.yaml}, or as {@code URL#id}.
 *
 * @param label its name there, or {@code URL#id} in full
 * @param keyEnv environment variable that holds its key
 */
public record ModelSpec(ModelLabel label, URI url, String modelId, Optional<String> keyEnv, Sampling sampling) {
    /** The endpoint, with this key. */
    public Endpoint endpoint(Optional<Secret> key, boolean stream) {
        return new Endpoint(label, url, modelId, key, sampling, stream);
    }

    /** The same model, sampled otherwise. */
    public ModelSpec sampled(Sampling other) {
        return new ModelSpec(label, url, modelId, keyEnv, other);
    }

    /** The same model, its key in another variable. */
    public ModelSpec keyed(String env) {
        return new ModelSpec(label, url, modelId, Optional.of(env), sampling);
    }
}
