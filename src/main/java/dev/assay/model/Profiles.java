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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All profiles, and which of them make the dialect of a model on an endpoint. What is assumed of anybody comes first; over it stand the
 * family by the longest glob that its id matches, then the endpoint by its host, then the user (src/docs/decisions/0008-profiles.md).
 */
public final class Profiles {
    /** The folder of the shipped ones. */
    public static final String FOLDER = "dev/assay/model/profiles";

    /** Of a later rule over an earlier one: a dialect's fields, and theirs. */
    private static final int LEVELS = 2;

    private static final String INDEX = "index";
    private static final String HOSTED = "/hosted";

    private final List<Reach> index;
    private final Function<String, Profile> read;

    private Profiles(List<Reach> index, Function<String, Profile> read) {
        this.index = index.stream().sorted(Comparator.comparing(Reach::id)).toList();
        this.read = read;
    }

    /** These profiles. */
    public Profiles(List<Profile> all) {
        this(
                all.stream()
                        .map(profile -> new Reach(profile.id(), profile.models(), profile.hosts()))
                        .toList(),
                id -> all.stream()
                        .filter(profile -> profile.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    /**
     * Those in the YAML files of a folder. Its {@code index.yaml} says which models and hosts each is for, so that a run reads its own
     * two and not all.
     */
    public static Profiles in(Path folder) {
        YamlNode index = yaml(folder, INDEX);
        List<Reach> reaches = index.members().entrySet().stream()
                .map(each -> new Reach(
                        each.getKey(),
                        ProfileReader.texts(each.getValue(), "models"),
                        ProfileReader.texts(each.getValue(), "hosts")))
                .toList();
        Map<String, Profile> known = new ConcurrentHashMap<>();
        return new Profiles(
                reaches, id -> known.computeIfAbsent(id, absent -> ProfileReader.read(yaml(folder, absent))));
    }

    /** The profile that these bytes of a file of this name hold. */
    public static Profile read(String file, byte[] bytes) {
        return ProfileReader.read(Yaml.read(file, bytes));
    }

    private static YamlNode yaml(Path folder, String name) {
        Path file = folder.resolve(name + ".yaml");
        try {
            return Yaml.read(name + ".yaml", Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("a profile cannot be read: " + file, e);
        }
    }

    /** What a profile is for. */
    private record Reach(String id, List<String> models, List<String> hosts) {
        /** The length of the longest glob that the id of a model matches; 0 where none does. */
        int fit(String modelId) {
            return models.stream()
                    .filter(glob -> Glob.matchesModel(glob, modelId))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }

        boolean isAt(URI url) {
            String host = String.valueOf(url.getHost());
            return hosts.stream().anyMatch(glob -> Glob.matches(glob, host));
        }
    }

    /** All of them, by their ids. */
    public List<Profile> all() {
        return index.stream().map(Reach::id).map(read).toList();
    }

    /**
     * The profile of this id.
     *
     * @throws UserError where there is none
     */
    public Profile named(String id) {
        List<String> ids = index.stream().map(Reach::id).toList();
        if (ids.contains(id)) {
            return read.apply(id);
        }
        throw new UserError(
                "profile: %s: there is no such profile".formatted(id),
                Nearest.of(id, ids)
                        .map(nearest -> "Did you mean `%s`?".formatted(nearest))
                        .orElse("`assay models` lists them."));
    }

    /**
     * How this model on this endpoint is spoken to.
     *
     * @throws UserError where the user names a profile that there is not, or a field that a dialect has not
     */
    public Dialect dialect(URI url, String modelId, ProfileWish wish) {
        Optional<Profile> family = family(modelId, wish);
        Optional<Profile> endpoint = endpoint(url, wish);
        List<Profile> both =
                Stream.concat(family.stream(), endpoint.stream()).distinct().toList();
        List<Profile.Rule> rules = rules(family, endpoint, modelId);
        List<String> notes = new ArrayList<>();
        both.forEach(profile -> notes.addAll(profile.notes()));
        rules.forEach(rule -> notes.addAll(rule.notes()));
        List<String> names = both.stream().map(Profile::dated).toList();
        return Stream.concat(rules.stream().map(Profile.Rule::says), wish.fields().stream())
                .reduce((known, over) -> known.overlaid(over, LEVELS))
                .map(fields -> DialectReader.read(fields, names, notes))
                .orElseGet(() -> Dialect.GENERIC.of(names, notes));
    }

    /** The family that a model belongs to: the one the user names, else the one with the longest glob that fits. */
    public Optional<Profile> family(String modelId, ProfileWish wish) {
        Optional<Profile> named = wish.names().stream()
                .filter(name -> !name.endsWith(HOSTED))
                .map(this::named)
                .filter(profile -> profile.kind() == Profile.Kind.FAMILY)
                .findFirst();
        return named.or(() -> index.stream()
                .filter(reach -> reach.fit(modelId) > 0)
                .max(Comparator.comparingInt(reach -> reach.fit(modelId)))
                .map(reach -> read.apply(reach.id())));
    }

    /** The profile of an endpoint: the one the user names, else the one that has its host. */
    public Optional<Profile> endpoint(URI url, ProfileWish wish) {
        for (String name : wish.names()) {
            Profile profile = named(name.endsWith(HOSTED) ? name.substring(0, name.length() - HOSTED.length()) : name);
            if (name.endsWith(HOSTED) || profile.kind() == Profile.Kind.SERVER) {
                return Optional.of(profile);
            }
        }
        return index.stream().filter(reach -> reach.isAt(url)).findFirst().map(reach -> read.apply(reach.id()));
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
