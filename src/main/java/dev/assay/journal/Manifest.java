package dev.assay.journal;

import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.suite.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code run.json} says: whatever is needed to tell what was measured. Holds no secret.
 *
 * @param id name of the run's directory
 * @param startedAt when the first process of the run began
 * @param suites in the order they were given
 * @param models in the order they were given
 * @param selection which tasks, and how many answers of each
 * @param prices of the models whose host publishes them
 * @param environment facts about the machine and the grader that may matter later, such as {@code java} or {@code sandbox}
 * @param purpose what the run is for, where no run of another purpose may go on with it: a gate with its baseline and rule; absent for
 *     an ordinary run
 */
public record Manifest(
        String id,
        Instant startedAt,
        List<SuiteEntry> suites,
        List<ModelEntry> models,
        Selection selection,
        Map<ModelLabel, PriceList> prices,
        SortedMap<String, String> environment,
        Optional<String> purpose) {
    private static final int PLAN_DIGITS = 8;

    public Manifest {
        suites = List.copyOf(suites);
        models = List.copyOf(models);
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /** An ordinary run. */
    public Manifest(
            String id,
            Instant startedAt,
            List<SuiteEntry> suites,
            List<ModelEntry> models,
            Selection selection,
            Map<ModelLabel, PriceList> prices,
            SortedMap<String, String> environment) {
        this(id, startedAt, suites, models, selection, prices, environment, Optional.empty());
    }

    /**
     * A suite of the run.
     *
     * @param source as it was asked for: a name, or a path
     * @param samples answers asked for each task
     * @param maxTokens of one answer
     */
    public record SuiteEntry(
            String name, String source, String sha256, String title, String protocol, int samples, int maxTokens) {
        private static final int SHORT = 12;

        /** The beginning of the digest, for people. */
        public String shortSha256() {
            return sha256.substring(0, Math.min(SHORT, sha256.length()));
        }
    }

    /**
     * A model of the run.
     *
     * @param modelId that requests name
     * @param url of the endpoint; absent for a recording served by Assay itself
     * @param recording the run whose answers were replayed; absent for a live endpoint
     * @param profiles {@code id@asOf} of those that made its dialect; empty where none fits
     * @param thinking whether it thinks, as far as is known: {@code on}, {@code off}, {@code adaptive} or {@code unknown}; absent without
     *     a profile
     * @param settings effective settings, each as JSON text
     */
    public record ModelEntry(
            ModelLabel label,
            String modelId,
            Optional<String> url,
            Optional<String> recording,
            List<String> profiles,
            Optional<String> thinking,
            SortedMap<String, String> settings) {
        public ModelEntry {
            profiles = List.copyOf(profiles);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }

        /** A model that no profile knows. */
        public ModelEntry(
                ModelLabel label,
                String modelId,
                Optional<String> url,
                Optional<String> recording,
                SortedMap<String, String> settings) {
            this(label, modelId, url, recording, List.of(), Optional.empty(), settings);
        }
    }

    /**
     * Which tasks of a suite are asked.
     *
     * @param limit tasks of a suite at most
     * @param tasks ids; empty: all
     * @param tags a task must have one of them; empty: all
     * @param seed of the order
     * @param shard the part of all this that is asked; absent: the whole
     */
    public record Selection(
            OptionalInt limit, List<String> tasks, List<String> tags, long seed, Optional<Shard> shard) {
        /** Every task. */
        public static final Selection ALL = new Selection(OptionalInt.empty(), List.of(), List.of(), 0);

        public Selection {
            tasks = List.copyOf(tasks);
            tags = List.copyOf(tags);
        }

        /** Whether every task of a suite is asked, shards aside. */
        public boolean takesAll() {
            return limit.isEmpty() && tasks.isEmpty() && tags.isEmpty();
        }

        /** A selection that is asked as a whole. */
        public Selection(OptionalInt limit, List<String> tasks, List<String> tags, long seed) {
            this(limit, tasks, tags, seed, Optional.empty());
        }

        /** This selection, as a whole. */
        public Selection whole() {
            return new Selection(limit, tasks, tags, seed);
        }
    }

    /** Eight hex digits that are the same for the same suites, models with their settings, and selection. */
    public String plan() {
        Digest digest = new Digest();
        for (SuiteEntry suite : suites) {
            digest.add(suite.name()).add(suite.sha256()).add(suite.samples() + "/" + suite.maxTokens());
        }
        for (ModelEntry model : models) {
            digest.add(model.label().text()).add(model.modelId());
            digest.add(model.url().orElse("")).add(model.recording().orElse(""));
            model.profiles().forEach(digest::add);
            model.thinking().ifPresent(digest::add);
            for (Map.Entry<String, String> setting : model.settings().entrySet()) {
                digest.add(setting.getKey()).add(setting.getValue());
            }
        }
        digest.add(selection.limit().isPresent() ? "" + selection.limit().getAsInt() : "all");
        digest.add(String.join("\n", selection.tasks())).add(String.join("\n", selection.tags()));
        digest.add(Long.toString(selection.seed()));
        purpose.ifPresent(digest::add);
        selection.shard().ifPresent(shard -> digest.add("shard " + shard.text()));
        return digest.hex().substring(0, PLAN_DIGITS);
    }

    /** The part of a whole run that this is, if it is one. */
    public Optional<Shard> shard() {
        return selection.shard();
    }

    /** The manifest of the whole run that this is a part of. */
    public Manifest whole() {
        return new Manifest(id, startedAt, suites, models, selection.whole(), prices, environment, purpose);
    }

    /** This manifest for another purpose. */
    public Manifest withPurpose(String other) {
        return new Manifest(id, startedAt, suites, models, selection, prices, environment, Optional.of(other));
    }

    /** This manifest under another name. */
    public Manifest named(String name) {
        return new Manifest(name, startedAt, suites, models, selection, prices, environment, purpose);
    }
}
