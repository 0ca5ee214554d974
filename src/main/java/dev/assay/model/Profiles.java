package dev.assay.model;

import dev.assay.UserError;
import dev.assay.suite.Nearest;
import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All profiles, and which of them make the dialect of a model on an endpoint. What is assumed of anybody comes first; over it stand the
 * family by the longest glob that its id matches, then the endpoint by its host, then the user (src/docs/decisions/0008).
 */
public final class Profiles {
    /** The folder of the shipped ones. */
    public static final String FOLDER = "dev/assay/model/profiles";

    /** Of a later rule over an earlier one: a dialect's fields, and theirs. */
    private static final int LEVELS = 2;

    private static final String HOSTED = "/hosted";

    private final List<Profile> all;

    /** These profiles. */
    public Profiles(List<Profile> all) {
        this.all = all.stream().sorted(Comparator.comparing(Profile::id)).toList();
    }

    /** Those in the YAML files of a folder. */
    public static Profiles in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new Profiles(files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(Profiles::read)
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException("the profiles cannot be listed: " + folder, e);
        }
    }

    /** The profile that these bytes of a file of this name hold. */
    public static Profile read(String file, byte[] bytes) {
        return ProfileReader.read(Yaml.read(file, bytes));
    }

    private static Profile read(Path file) {
        try {
            return read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("a profile cannot be read: " + file, e);
        }
    }

    /** All of them, by their ids. */
    public List<Profile> all() {
        return all;
    }

    /**
     * The profile of this id.
     *
     * @throws UserError where there is none
     */
    public Profile named(String id) {
        List<String> ids = all.stream().map(Profile::id).toList();
        return all.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "profile: %s: there is no such profile".formatted(id),
                        Nearest.of(id, ids)
                                .map(nearest -> "Did you mean `%s`?".formatted(nearest))
                                .orElse("`assay models` lists them.")));
    }

    /**
     * How this model on this endpoint is spoken to.
     *
     * @throws UserError where the user names a profile that there is not, or a field that a dialect has not
     */
    public Dialect dialect(URI url, String modelId, ProfileWish wish) {
        Optional<Profile> family = family(modelId, wish);
        Optional<Profile> endpoint = endpoint(url, wish);
        List<Profile.Rule> rules = rules(family, endpoint, modelId);
        List<String> names = Stream.concat(family.stream(), endpoint.stream())
                .map(Profile::dated)
                .distinct()
                .toList();
        List<String> notes = new ArrayList<>();
        Stream.concat(family.stream(), endpoint.stream()).distinct().forEach(each -> notes.addAll(each.notes()));
        rules.forEach(rule -> notes.addAll(rule.notes()));
        Optional<YamlNode> fields = Optional.empty();
        for (YamlNode says : Stream.concat(rules.stream().map(Profile.Rule::says), wish.fields().stream())
                .toList()) {
            fields = Optional.of(
                    fields.map(known -> known.overlaid(says, LEVELS)).orElse(says));
        }
        return fields.map(all -> DialectReader.read(all, names, notes)).orElse(Dialect.GENERIC);
    }

    /** The family that a model belongs to: the one the user names, else the one with the longest glob that fits. */
    public Optional<Profile> family(String modelId, ProfileWish wish) {
        Optional<Profile> named = wish.names().stream()
                .filter(name -> !name.endsWith(HOSTED))
                .map(this::named)
                .filter(profile -> profile.kind() == Profile.Kind.FAMILY)
                .findFirst();
        return named.or(() -> all.stream()
                .filter(profile -> fit(profile, modelId) > 0)
                .max(Comparator.comparingInt(profile -> fit(profile, modelId))));
    }

    /** The profile of an endpoint: the one the user names, else the one that has its host. */
    public Optional<Profile> endpoint(URI url, ProfileWish wish) {
        for (String name : wish.names()) {
            Profile profile = named(name.endsWith(HOSTED) ? name.substring(0, name.length() - HOSTED.length()) : name);
            if (name.endsWith(HOSTED) || profile.kind() == Profile.Kind.SERVER) {
                return Optional.of(profile);
            }
        }
        return all.stream().filter(profile -> profile.isAt(url)).findFirst();
    }

    private static int fit(Profile profile, String modelId) {
        return profile.models().stream()
                .filter(glob -> Glob.matchesModel(glob, modelId))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static List<Profile.Rule> rules(Optional<Profile> family, Optional<Profile> endpoint, String modelId) {
        boolean own = family.isPresent() && family.equals(endpoint);
        Stream<Profile.Rule> ofFamily = family.stream()
                .flatMap(profile -> profile.rules().stream())
                .filter(rule -> rule.part() == Profile.Part.FAMILY || (rule.part() == Profile.Part.WEIGHTS && !own));
        Stream<Profile.Rule> ofEndpoint = endpoint.stream()
                .flatMap(profile -> profile.rules().stream())
                .filter(rule -> rule.part() == Profile.Part.HOSTED);
        return Stream.concat(ofFamily, ofEndpoint)
                .filter(rule -> rule.holdsFor(modelId))
                .toList();
    }
}
