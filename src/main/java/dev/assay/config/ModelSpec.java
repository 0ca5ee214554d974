package dev.assay.config;

import dev.assay.model.Dialect;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.ThinkingWish;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model as a person wrote it: in {@code assay.yaml}, or as {@code URL#id}.
 *
 * @param label its name there, or {@code URL#id} in full
 * @param keyEnv environment variable that holds its key
 * @param profile which profiles to use, and what they have wrong
 * @param thinking whether and how hard it shall think
 * @param caFile certificates to trust beside those that Java trusts
 * @param price instead of the published one
 */
public record ModelSpec(
        ModelLabel label,
        URI url,
        String modelId,
        Optional<String> keyEnv,
        SamplingWish sampling,
        ProfileWish profile,
        Optional<ThinkingWish> thinking,
        Optional<Path> caFile,
        Optional<PriceList> price) {
    /** A model of which nothing else was said. */
    public ModelSpec(ModelLabel label, URI url, String modelId) {
        this(
                label,
                url,
                modelId,
                Optional.empty(),
                SamplingWish.NONE,
                ProfileWish.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The model with all that is known of it.
     *
     * @throws dev.assay.UserError where it names a profile that there is not, or wants of it what it cannot do
     */
    public ProfiledModel profiled(Profiles profiles) {
        Dialect dialect = profiles.dialect(url, modelId, profile);
        Optional<String> known = profiles.endpoint(url, profile).flatMap(endpoint -> endpoint.keyEnv(url));
        return new ProfiledModel(this, dialect, keyEnv.or(() -> known));
    }

    /** The same model, sampled otherwise. */
    public ModelSpec sampled(SamplingWish other) {
        return new ModelSpec(label, url, modelId, keyEnv, other, profile, thinking, caFile, price);
    }

    /** The same model, thinking otherwise. */
    public ModelSpec thinking(ThinkingWish other) {
        return new ModelSpec(label, url, modelId, keyEnv, sampling, profile, Optional.of(other), caFile, price);
    }

    /** The same model, known otherwise. */
    public ModelSpec on(ProfileWish other) {
        return new ModelSpec(label, url, modelId, keyEnv, sampling, other, thinking, caFile, price);
    }

    /** The same model, its key in another variable. */
    public ModelSpec keyed(String env) {
        return new ModelSpec(label, url, modelId, Optional.of(env), sampling, profile, thinking, caFile, price);
    }
}
