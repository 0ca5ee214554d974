package dev.assay.config;

import dev.assay.UserError;
import dev.assay.suite.Nearest;
import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
 * @param gate how runs are compared with a baseline
 */
public record Config(
        List<ModelSpec> models,
        List<String> suites,
        OptionalInt samples,
        OptionalInt limit,
        Limits limits,
        OptionalLong seed,
        Optional<Boolean> stream,
        GateConfig gate) {
    /** The name of the file. */
    public static final String FILE = "assay.yaml";

    private static final List<String> KEYS = Stream.concat(
                    Stream.of("format", "models", "suites", "samples", "limit", "seed", "stream", "gate"),
                    Limits.KEYS.stream())
            .toList();

    public Config {
        models = List.copyOf(models);
        suites = List.copyOf(suites);
    }

    /** The file in this directory; one that says nothing where there is none. */
    public static Config in(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return empty();
        }
        try {
            return read(directory, FILE, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(file, e.getMessage()), "Mend its permissions.");
        }
    }

    /** One that says nothing. */
    public static Config empty() {
        return new Config(
                List.of(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Limits.NONE,
                OptionalLong.empty(),
                Optional.empty(),
                GateConfig.NONE);
    }

    /** What these bytes of a file of this name say. */
    public static Config read(Path directory, String file, byte[] bytes) {
        YamlNode root = Yaml.read(file, bytes);
        root.allowOnly(KEYS);
        root.allowFormat("config");
        List<ModelSpec> models = new ArrayList<>();
        root.get("models")
                .ifPresent(node ->
                        node.members().forEach((name, model) -> models.add(ModelReader.read(directory, name, model))));
        return new Config(
                models,
                root.get("suites")
                        .map(node -> node.items().stream().map(YamlNode::text).toList())
                        .orElse(List.of()),
                root.integer("samples", 1),
                root.integer("limit", 1),
                Limits.read(root),
                ModelReader.seed(root.get("seed")),
                root.get("stream").map(YamlNode::truth),
                root.get("gate").map(GateConfig::read).orElse(GateConfig.NONE));
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
}
