package dev.assay.config;

import dev.assay.UserError;
import dev.assay.model.ModelLabel;
import dev.assay.model.Sampling;
import dev.assay.suite.Nearest;
import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code assay.yaml} says. Everything may be left out.
 *
 * @param models in their order
 * @param suites names or paths
 * @param samples answers a task
 * @param limit tasks of a suite at most
 * @param limits of pace and of what may be used up
 * @param stream whether replies are streamed
 */
public record Config(
        List<ModelSpec> models,
        List<String> suites,
        OptionalInt samples,
        OptionalInt limit,
        Limits limits,
        OptionalLong seed,
        Optional<Boolean> stream) {
    /** The name of the file. */
    public static final String FILE = "assay.yaml";

    private static final List<String> KEYS = Stream.concat(
                    Stream.of("format", "models", "suites", "samples", "limit", "seed", "stream"), Limits.KEYS.stream())
            .toList();
    private static final List<String> MODEL_KEYS = List.of("url", "model", "key", "sampling", "extra");
    private static final List<String> SAMPLING_KEYS = List.of("temperature", "topP", "seed");
    private static final double MAX_TEMPERATURE = 2;

    public Config {
        models = List.copyOf(models);
        suites = List.copyOf(suites);
    }

    /** The file in this directory; one that says nothing where there is none. */
    public static Config in(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new Config(
                    List.of(),
                    List.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Limits.NONE,
                    OptionalLong.empty(),
                    Optional.empty());
        }
        try {
            return read(FILE, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(file, e.getMessage()), "Mend its permissions.");
        }
    }

    /** What these bytes of a file of this name say. */
    public static Config read(String file, byte[] bytes) {
        YamlNode root = Yaml.read(file, bytes);
        root.allowOnly(KEYS);
        root.allowFormat("config");
        List<ModelSpec> models = new ArrayList<>();
        root.get("models").ifPresent(node -> node.members().forEach((name, model) -> models.add(model(name, model))));
        return new Config(
                models,
                root.get("suites")
                        .map(node -> node.items().stream().map(YamlNode::text).toList())
                        .orElse(List.of()),
                root.integer("samples", 1),
                root.integer("limit", 1),
                Limits.read(root),
                seed(root.get("seed")),
                root.get("stream").map(YamlNode::truth));
    }

    /** The model of this name, or at this {@code URL#id}. */
    public ModelSpec model(String nameOrAddress) {
        for (ModelSpec model : models) {
            if (model.label().text().equals(nameOrAddress)) {
                return model;
            }
        }
        if (nameOrAddress.contains("://")) {
            return Addresses.model(nameOrAddress);
        }
        int hash = nameOrAddress.indexOf('#');
        Addresses.checkNoSecret("--model", hash < 0 ? nameOrAddress : nameOrAddress.substring(0, hash));
        List<String> names = models.stream().map(model -> model.label().text()).toList();
        String meant = Nearest.of(nameOrAddress, names)
                .map(name -> "Did you mean `%s`? ".formatted(name))
                .orElse("");
        throw new UserError(
                "--model %s: no model of this name in %s%s"
                        .formatted(
                                nameOrAddress,
                                FILE,
                                names.isEmpty() ? "" : " (it names " + String.join(", ", names) + ")"),
                meant + "Write URL#model-id, or name the model in " + FILE + "; `assay init` writes one.");
    }

    private static ModelSpec model(String name, YamlNode node) {
        if (name.isBlank()) {
            throw node.error("a model's name is blank", "Write a name in front of the colon.");
        }
        node.allowOnly(MODEL_KEYS);
        YamlNode written = node.require("url", "Write `url: http://127.0.0.1:8000/v1`.");
        URI url = Addresses.url(written.where(), written.text());
        Optional<String> keyEnv = node.get("key").map(Config::keyEnv);
        SortedMap<String, String> extra = new TreeMap<>();
        node.get("extra").ifPresent(members -> members.members().forEach((key, value) -> extra.put(key, value.json())));
        String fix = "Write `model: ` and the id that the endpoint serves.";
        YamlNode id = node.require("model", fix);
        if (id.text().isBlank()) {
            throw id.error("the model's id is blank", fix);
        }
        return new ModelSpec(new ModelLabel(name), url, id.text(), keyEnv, sampling(node.get("sampling"), extra));
    }

    private static String keyEnv(YamlNode key) {
        if (!key.isMapping()) {
            throw key.error(
                    "a key must not stand in this file",
                    "Put it in an environment variable and write `key: {env: NAME}`.");
        }
        key.allowOnly(List.of("env"));
        YamlNode name = key.require("env", "Write `key: {env: NAME}`.");
        if (!name.text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw name.error(
                    "what stands under `env` is no name of an environment variable",
                    "Write the name alone; the key itself must not stand in this file.");
        }
        return name.text();
    }

    private static Sampling sampling(Optional<YamlNode> node, SortedMap<String, String> extra) {
        Map<String, YamlNode> members = node.map(YamlNode::members).orElse(Map.of());
        node.ifPresent(written -> written.allowOnly(SAMPLING_KEYS));
        OptionalDouble temperature = members.containsKey("temperature")
                ? OptionalDouble.of(between(require(members, "temperature"), 0, MAX_TEMPERATURE))
                : Sampling.GREEDY.temperature();
        OptionalDouble topP = members.containsKey("topP")
                ? OptionalDouble.of(topP(require(members, "topP")))
                : OptionalDouble.empty();
        return new Sampling(temperature, topP, seed(Optional.ofNullable(members.get("seed"))), extra);
    }

    private static OptionalLong seed(Optional<YamlNode> node) {
        return node.isPresent() ? OptionalLong.of(node.get().whole(0, Long.MAX_VALUE)) : OptionalLong.empty();
    }

    private static YamlNode require(Map<String, YamlNode> members, String name) {
        return java.util.Objects.requireNonNull(members.get(name));
    }

    private static double topP(YamlNode node) {
        double value = between(node, 0, 1);
        if (value == 0) {
            throw node.error("topP is 0", "Write a number above 0, up to 1.");
        }
        return value;
    }

    private static double between(YamlNode node, double low, double high) {
        double value = node.number();
        if (value >= low && value <= high) {
            return value;
        }
        throw node.error(
                "%s is not between %s and %s".formatted(node.text(), low, high), "Write a number in that range.");
    }
}
