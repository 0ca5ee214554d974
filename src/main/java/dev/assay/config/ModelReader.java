package dev.assay.config;

import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.ProfileWish;
import dev.assay.model.ThinkingWish;
import dev.assay.suite.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a model of {@code assay.yaml}. */
final class ModelReader {
    private static final List<String> KEYS =
            List.of("url", "model", "key", "sampling", "extra", "profile", "thinking", "caFile", "price");
    private static final String CARD = "card";
    private static final double MAX_TEMPERATURE = 2;

    private ModelReader() {}

    static ModelSpec read(Path directory, String name, YamlNode node) {
        if (name.isBlank()) {
            throw node.error("a model's name is blank", "Write a name in front of the colon.");
        }
        node.allowOnly(KEYS);
        YamlNode written = node.require("url", "Write `url: http://127.0.0.1:8000/v1`.");
        URI url = Addresses.url(written.where(), written.text());
        String fix = "Write `model: ` and the id that the endpoint serves.";
        YamlNode id = node.require("model", fix);
        if (id.text().isBlank()) {
            throw id.error("the model's id is blank", fix);
        }
        return new ModelSpec(
                new ModelLabel(name),
                url,
                id.text(),
                node.get("key").map(ModelReader::keyEnv),
                sampling(node.get("sampling"), extra(node.get("extra"))),
                node.get("profile").map(ModelReader::profile).orElse(ProfileWish.NONE),
                node.get("thinking").map(ModelReader::thinking),
                node.get("caFile").map(file -> directory.resolve(file.text())),
                node.get("price").map(PriceList::ofUser));
    }

    /** Members of the body, each as JSON text; not those that are made elsewhere. */
    private static SortedMap<String, String> extra(Optional<YamlNode> node) {
        SortedMap<String, String> extra = new TreeMap<>();
        node.ifPresent(written -> written.members().forEach((name, value) -> {
            boolean usage = name.equals("stream_options") && !value.isNull();
            if (usage || List.of("model", "messages", "stream", "n").contains(name)) {
                throw written.errorAt(
                        name,
                        "`%s` cannot be set under `extra`, it has a place of its own".formatted(name),
                        usage ? "Write `stream_options: null`, which leaves it out." : "Remove it.");
            }
            extra.put(name, value.json());
        }));
        return extra;
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

    /** A profile's name, a list of names, or a mapping: {@code name} and fields of a dialect. */
    private static ProfileWish profile(YamlNode node) {
        if (!node.isMapping()) {
            return new ProfileWish(texts(node), Optional.empty());
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>(node.members());
        YamlNode name = fields.remove("name");
        return new ProfileWish(name == null ? List.of() : texts(name), Optional.of(node.withMembers(fields)));
    }

    private static List<String> texts(YamlNode node) {
        return node.items().stream().map(YamlNode::text).toList();
    }

    private static ThinkingWish thinking(YamlNode node) {
        String fix = "Write `on`, `off`, `{budget: 8192}` or `{effort: low}`.";
        if (!node.isMapping()) {
            if (node.isList() || !List.of("on", "off").contains(node.text())) {
                throw node.error("what stands under `thinking` is none of its values", fix);
            }
            return new ThinkingWish.Switch(node.text().equals("on"));
        }
        node.allowOnly(List.of("budget", "effort"));
        if (node.members().size() != 1) {
            throw node.error("`thinking` wants either `budget` or `effort`", fix);
        }
        return node.get("budget")
                .<ThinkingWish>map(tokens -> new ThinkingWish.Budget(tokens.integer(1)))
                .orElseGet(() ->
                        new ThinkingWish.Effort(node.require("effort", fix).text()));
    }

    private static SamplingWish sampling(Optional<YamlNode> written, SortedMap<String, String> extra) {
        SamplingWish none = SamplingWish.NONE;
        if (written.isEmpty()) {
            return new SamplingWish(false, none.temperature(), none.topP(), none.seed(), extra);
        }
        YamlNode node = written.get();
        if (!node.isMapping()) {
            if (node.isList() || node.isNull() || !node.text().equals(CARD)) {
                throw node.error(
                        "what stands under `sampling` is none of its values",
                        "Write `card`, or `{temperature: 0.7, topP: 0.9}`.");
            }
            return new SamplingWish(true, none.temperature(), none.topP(), none.seed(), extra);
        }
        node.allowOnly(List.of(CARD, "temperature", "topP", "seed"));
        return new SamplingWish(
                node.get(CARD).map(YamlNode::truth).orElse(false),
                node.get("temperature")
                        .map(each -> OptionalDouble.of(between(each, 0, MAX_TEMPERATURE)))
                        .orElse(OptionalDouble.empty()),
                node.get("topP").map(each -> OptionalDouble.of(topP(each))).orElse(OptionalDouble.empty()),
                seed(node.get("seed")),
                extra);
    }

    /** A seed, which is a whole number from 0 up. */
    static OptionalLong seed(Optional<YamlNode> node) {
        return node.isPresent() ? OptionalLong.of(node.get().whole(0, Long.MAX_VALUE)) : OptionalLong.empty();
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
