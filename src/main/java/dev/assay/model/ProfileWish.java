package dev.assay.model;

import dev.assay.suite.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What a user says of the profiles of a model.
 *
 * @param names ids of profiles to use; {@code ID/hosted} is the endpoint of a family behind another address
 * @param fields of a dialect, over those of all profiles
 */
public record ProfileWish(List<String> names, Optional<YamlNode> fields) {
    /** Nothing. */
    public static final ProfileWish NONE = new ProfileWish(List.of(), Optional.empty());

    public ProfileWish {
        names = List.copyOf(names);
    }
}
