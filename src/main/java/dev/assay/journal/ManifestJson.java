package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.suite.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code run.json}. */
final class ManifestJson {
    static final String FORMAT = "assay-run/1";

    private ManifestJson() {}

    static String write(Manifest manifest) {
        ObjectNode root = Json.object();
        root.put("format", FORMAT);
        root.put("id", manifest.id());
        root.put("plan", manifest.plan());
        manifest.purpose().ifPresent(purpose -> root.put("purpose", purpose));
        root.put("startedAt", manifest.startedAt().toString());
        ArrayNode suites = root.putArray("suites");
        for (Manifest.SuiteEntry suite : manifest.suites()) {
            suites.addObject()
                    .put("name", suite.name())
                    .put("source", suite.source())
                    .put("sha256", suite.sha256())
                    .put("title", suite.title())
                    .put("protocol", suite.protocol())
                    .put("samples", suite.samples())
                    .put("maxTokens", suite.maxTokens());
        }
        ArrayNode models = root.putArray("models");
        for (Manifest.ModelEntry model : manifest.models()) {
            ObjectNode node = models.addObject();
            node.put("label", model.label().text()).put("model", model.modelId());
            model.url().ifPresent(url -> node.put("url", url));
            model.recording().ifPresent(recording -> node.put("recording", recording));
            if (!model.profiles().isEmpty()) {
                model.profiles().forEach(node.putArray("profiles")::add);
            }
            model.thinking().ifPresent(thinking -> node.put("thinking", thinking));
            ObjectNode settings = node.putObject("settings");
            model.settings().forEach((name, value) -> settings.set(name, Json.parse(value)));
        }
        selection(root.putObject("selection"), manifest.selection());
        if (!manifest.prices().isEmpty()) {
            ObjectNode prices = root.putObject("prices");
            manifest.prices().forEach((label, list) -> prices.set(label.text(), Json.parse(list.json())));
        }
        ObjectNode environment = root.putObject("environment");
        manifest.environment().forEach(environment::put);
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void selection(ObjectNode node, Manifest.Selection selection) {
        selection.limit().ifPresent(limit -> node.put("limit", limit));
        selection.tasks().forEach(node.putArray("tasks")::add);
        selection.tags().forEach(node.putArray("tags")::add);
        node.put("seed", selection.seed());
        selection.shard().ifPresent(shard -> node.put("shard", shard.text()));
    }

    static Manifest read(String text) {
        JsonNode root = Json.parse(text);
        List<Manifest.SuiteEntry> suites = new ArrayList<>();
        for (JsonNode suite : root.path("suites")) {
            suites.add(new Manifest.SuiteEntry(
                    Json.require(suite, "name"),
                    Json.require(suite, "source"),
                    Json.require(suite, "sha256"),
                    Json.text(suite, "title").orElse(""),
                    Json.text(suite, "protocol").orElse(""),
                    suite.path("samples").asInt(1),
                    suite.path("maxTokens").asInt(1)));
        }
        List<Manifest.ModelEntry> models = new ArrayList<>();
        for (JsonNode model : root.path("models")) {
            models.add(new Manifest.ModelEntry(
                    new ModelLabel(Json.require(model, "label")),
                    Json.require(model, "model"),
                    Json.text(model, "url"),
                    Json.text(model, "recording"),
                    list(model.path("profiles")),
                    Json.text(model, "thinking"),
                    texts(model.path("settings"), false)));
        }
        JsonNode selection = root.path("selection");
        return new Manifest(
                Json.require(root, "id"),
                Instant.parse(Json.require(root, "startedAt")),
                suites,
                models,
                new Manifest.Selection(
                        Json.integer(selection, "limit"),
                        list(selection.path("tasks")),
                        list(selection.path("tags")),
                        selection.path("seed").asLong(),
                        Json.text(selection, "shard").map(ManifestJson::shard)),
                prices(root.path("prices")),
                texts(root.path("environment"), true),
                Json.text(root, "purpose"));
    }

    private static Shard shard(String text) {
        return Shard.of(text).orElseThrow(() -> new IllegalArgumentException("shard " + text + " is none"));
    }

    private static Map<ModelLabel, PriceList> prices(JsonNode object) {
        Map<ModelLabel, PriceList> prices = new TreeMap<>();
        object.properties().forEach(each -> {
            byte[] json = each.getValue().toString().getBytes(StandardCharsets.UTF_8);
            prices.put(new ModelLabel(each.getKey()), PriceList.of(Yaml.read("run.json: prices", json)));
        });
        return prices;
    }

    private static List<String> list(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static SortedMap<String, String> texts(JsonNode object, boolean plain) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(each -> texts.put(
                        each.getKey(),
                        plain ? each.getValue().asText() : each.getValue().toString()));
        return texts;
    }
}
