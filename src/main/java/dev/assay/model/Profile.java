package dev.assay.model;

import dev.assay.suite.YamlNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a model family or of a server, as one file says it.
 *
 * @param id its name, unique among profiles
 * @param title for people
 * @param models globs of the model ids that belong to a family; empty for a server
 * @param hosts that are this provider's own; may be globs
 * @param urls base URLs, for people
 * @param example {@code URL#id} of a model that this profile is for
 * @param keyEnv environment variable with the key for exactly {@code hosts}
 * @param rules in their order, a later one over an earlier one
 * @param notes for people who read a result
 * @param sources where all this is from
 * @param asOf the day on which it was so
 */
public record Profile(
        String id,
        String title,
        Kind kind,
        List<String> models,
        List<String> hosts,
        List<String> urls,
        String example,
        Optional<String> keyEnv,
        List<Rule> rules,
        List<String> notes,
        List<String> sources,
        LocalDate asOf) {
    public Profile {
        models = List.copyOf(models);
        hosts = List.copyOf(hosts);
        urls = List.copyOf(urls);
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /** What a profile is about. */
    public enum Kind {
        /** Models, and where their maker has one, its own endpoint. */
        FAMILY,
        /** An endpoint for models of many families. */
        SERVER
    }

    /** Where a rule holds. */
    public enum Part {
        /** For the family, wherever it is served. */
        FAMILY,
        /** For the family, where its weights are served by others. */
        WEIGHTS,
        /** On the endpoints of this profile, whatever the model. */
        HOSTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Fields of a {@link Dialect} that hold for some models.
     *
     * @param models globs; empty: all
     * @param says the fields, as they are written
     * @param notes about these models
     */
    public record Rule(Part part, List<String> models, YamlNode says, List<String> notes) {
        public Rule {
            models = List.copyOf(models);
            notes = List.copyOf(notes);
        }

        boolean holdsFor(String modelId) {
            return models.isEmpty() || models.stream().anyMatch(glob -> Glob.matchesModel(glob, modelId));
        }
    }

    /** The variable with the key for this URL: only by TLS, and only for a host that is named in full. */
    public Optional<String> keyEnv(URI url) {
        boolean exact = "https".equalsIgnoreCase(url.getScheme())
                && hosts.contains(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT));
        return keyEnv.filter(name -> exact);
    }

    /** {@code id@asOf}, as run.json names it. */
    public String dated() {
        return id + "@" + asOf;
    }
}
