package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.config.ProfiledModel;
import dev.assay.config.SamplingWish;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.model.Endpoint;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.PriceTable;
import dev.assay.model.Profiles;
import dev.assay.model.Redactor;
import dev.assay.model.Sampling;
import dev.assay.model.Secret;
import dev.assay.model.openai.OpenAiModels;
import dev.assay.model.openai.Proxies;
import dev.assay.replay.ReplayServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of a run: live endpoints, or recordings served by ourselves.
 *
 * @param entries their lines in the manifest, in the order of the endpoints
 * @param secrets all keys among them
 * @param prices of those whose price is known
 * @param proxies that calls go through
 * @param replay the server of the recordings; absent for live endpoints
 */
record ChosenModels(
        List<Endpoint> endpoints,
        List<Manifest.ModelEntry> entries,
        Map<ModelLabel, PriceList> prices,
        List<Secret> secrets,
        Proxies proxies,
        Optional<ReplayServer> replay)
        implements AutoCloseable {
    private static final double MAX_TEMPERATURE = 2;

    /** The models that options and configuration name; the recordings where they name none. */
    static ChosenModels of(AskOptions options, Config config, Surroundings surroundings, Path shippedRoot) {
        List<ModelSpec> specs = named(options.models, Optional.ofNullable(options.keyEnv), config);
        if (specs.isEmpty()) {
            return recorded(options, shippedRoot);
        }
        return live(specs, options, config, surroundings, Profiles.in(shippedRoot.resolve(Profiles.FOLDER)));
    }

    /**
     * The models of these names; all of the configuration where there are none.
     *
     * @param keyEnv variable with the key for those that are not in the configuration
     */
    static List<ModelSpec> named(List<String> names, Optional<String> keyEnv, Config config) {
        return names.isEmpty()
                ? config.models()
                : names.stream()
                        .map(config::model)
                        .map(spec -> config.models().contains(spec)
                                ? spec
                                : keyEnv.map(spec::keyed).orElse(spec))
                        .toList();
    }

    private static ChosenModels live(
            List<ModelSpec> specs, AskOptions options, Config config, Surroundings surroundings, Profiles profiles) {
        boolean stream = !options.noStream && config.stream().orElse(true);
        List<Endpoint> endpoints = new ArrayList<>();
        List<Manifest.ModelEntry> entries = new ArrayList<>();
        Proxies proxies = Proxies.of(surroundings.environment());
        List<Secret> secrets = new ArrayList<>(proxies.secrets());
        Map<ModelLabel, PriceList> prices = new HashMap<>();
        PriceTable published = PriceTable.shipped();
        Set<ModelLabel> labels = new HashSet<>();
        for (ModelSpec each : specs) {
            ModelSpec spec = each.sampled(sampling(each.sampling(), options));
            ProfiledModel model = spec.profiled(profiles);
            if (!labels.add(spec.label())) {
                throw new UserError("--model %s: named twice".formatted(spec.label()), "Name each model once.");
            }
            Optional<Secret> key = model.keyEnv().map(name -> key(name, surroundings));
            key.ifPresent(secrets::add);
            Endpoint endpoint = model.endpoint(key, stream);
            endpoints.add(endpoint);
            entries.add(entry(endpoint));
            price(spec, published).ifPresent(price -> prices.put(spec.label(), price));
        }
        return new ChosenModels(endpoints, entries, prices, secrets, proxies, Optional.empty());
    }

    /** What it costs: as the configuration says, else as its host publishes. */
    static Optional<PriceList> price(ModelSpec spec, PriceTable published) {
        return spec.price().or(() -> published.of(spec.url(), spec.modelId()));
    }

    /** Its line in the manifest. */
    static Manifest.ModelEntry entry(Endpoint endpoint) {
        Optional<String> url = Optional.of(endpoint.baseUrl().toString());
        if (endpoint.dialect().isGeneric()) {
            return new Manifest.ModelEntry(
                    endpoint.label(),
                    endpoint.modelId(),
                    url,
                    Optional.empty(),
                    settings(endpoint.sampling(), endpoint.stream()));
        }
        String thinking = endpoint.mode().name().toLowerCase(Locale.ROOT);
        return new Manifest.ModelEntry(
                endpoint.label(),
                endpoint.modelId(),
                url,
                Optional.empty(),
                endpoint.dialect().profiles(),
                Optional.of(thinking + (endpoint.dialect().reasoning().hidden() ? ", hidden" : "")),
                settings(endpoint));
    }

    /** What is really sent; the limit of an answer is the suite's. */
    private static SortedMap<String, String> settings(Endpoint endpoint) {
        SortedMap<String, String> settings = new TreeMap<>(OpenAiModels.parameters(endpoint, 1));
        settings.entrySet().retainAll(OpenAiModels.parameters(endpoint, 2).entrySet());
        settings.put("stream", Boolean.toString(endpoint.stream()));
        return settings;
    }

    /** As the configuration says, but at the temperature that an option gives. */
    static SamplingWish sampling(SamplingWish sampling, AskOptions options) {
        Double temperature = options.temperature;
        if (temperature == null) {
            return sampling;
        }
        if (!(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
            throw new UserError("--temperature %s: not between 0 and 2".formatted(temperature), "Give such a number.");
        }
        return sampling.at(temperature);
    }

    /** The key in a variable. */
    static Secret key(String name, Surroundings surroundings) {
        return surroundings
                .variable(name)
                .map(Secret::new)
                .orElseThrow(() -> new UserError(
                        "the environment variable %s, which should hold the key, is not set".formatted(name),
                        "Set it before the run: export %s=...".formatted(name)));
    }

    private static SortedMap<String, String> settings(Sampling sampling, boolean stream) {
        SortedMap<String, String> settings = new TreeMap<>(sampling.extra());
        sampling.temperature().ifPresent(value -> settings.put("temperature", Double.toString(value)));
        sampling.topP().ifPresent(value -> settings.put("top_p", Double.toString(value)));
        sampling.seed().ifPresent(value -> settings.put("seed", Long.toString(value)));
        settings.put("stream", Boolean.toString(stream));
        return settings;
    }

    /** The shipped recordings that hold all the suites that were asked for. */
    private static ChosenModels recorded(AskOptions options, Path shippedRoot) {
        List<RunDirectory> recordings = RunDirectory.all(shippedRoot.resolve("results/recorded")).stream()
                .filter(run -> suites(run).containsAll(options.suites))
                .sorted(Comparator.comparing(run -> run.manifest().id()))
                .toList();
        if (recordings.isEmpty()) {
            throw new UserError(
                    "no model is named, and there is no recording of %s"
                            .formatted(String.join(" and ", options.suites)),
                    "Give --model URL#model-id, or name models in assay.yaml.");
        }
        ReplayServer server = ReplayServer.start(recordings, 0);
        boolean stream = !options.noStream;
        List<Endpoint> endpoints = new ArrayList<>();
        List<Manifest.ModelEntry> entries = new ArrayList<>();
        for (RunDirectory recording : recordings) {
            for (Manifest.ModelEntry model : recording.manifest().models()) {
                ModelLabel label = new ModelLabel(model.modelId());
                endpoints.add(
                        new Endpoint(label, server.url(), model.modelId(), Optional.empty(), Sampling.GREEDY, stream));
                entries.add(new Manifest.ModelEntry(
                        label,
                        model.modelId(),
                        Optional.empty(),
                        Optional.of(recording.manifest().id()),
                        settings(Sampling.GREEDY, stream)));
            }
        }
        return new ChosenModels(endpoints, entries, Map.of(), List.of(), Proxies.NONE, Optional.of(server));
    }

    private static List<String> suites(RunDirectory run) {
        return run.manifest().suites().stream().map(Manifest.SuiteEntry::name).toList();
    }

    /** Hides every secret of theirs. */
    Redactor redactor() {
        return new Redactor(secrets);
    }

    /** Whether a model samples at temperature 0. */
    boolean anyGreedy() {
        return endpoints.stream()
                .map(endpoint -> OpenAiModels.parameters(endpoint, 1))
                .anyMatch(sent -> "0".equals(sent.get("temperature")) || "false".equals(sent.get("do_sample")));
    }

    @Override
    public void close() {
        replay.ifPresent(ReplayServer::close);
    }
}
