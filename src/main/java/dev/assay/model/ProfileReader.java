package dev.assay.model;

import dev.assay.suite.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file of a profile (src/docs/formats.md). */
final class ProfileReader {
    private static final List<String> KEYS = List.of(
            "format", "id", "title", "kind", "models", "hosts", "urls", "example", "key", "notes", "source", "asOf",
            "family", "weights", "hosted");

    private ProfileReader() {}

    static Profile read(YamlNode root) {
        root.allowOnly(KEYS);
        root.allowFormat("profile");
        List<Profile.Rule> rules = new ArrayList<>();
        for (Profile.Part part : Profile.Part.values()) {
            root.get(part.key()).ifPresent(node -> node.items().forEach(each -> rules.add(rule(part, each))));
        }
        List<String> sources = texts(root, "source");
        if (sources.isEmpty()) {
            throw root.error("`source` is missing", "Write where this is from.");
        }
        return new Profile(
                root.require("id", "Write `id: ` and a short name.").text(),
                root.require("title", "Write `title: ` and a name for people.").text(),
                DialectReader.word(root.require("kind", "Write `kind: family` or `kind: server`."), Profile.Kind.class),
                texts(root, "models"),
                texts(root, "hosts"),
                texts(root, "urls"),
                example(root.require("example", "Write `example: ` and a URL#model-id.")),
                root.get("key")
                        .map(key ->
                                key.require("env", "Write `key: {env: NAME}`.").text()),
                rules,
                texts(root, "notes"),
                sources,
                date(root.require("asOf", "Write the day on which this was so, as 2026-11-22.")));
    }

    private static String example(YamlNode node) {
        if (node.text().matches("https?://[^#]+#.+")) {
            return node.text();
        }
        throw node.error(
                "`%s` is no URL#model-id".formatted(node.text()), "Write it as http://127.0.0.1:8000/v1#my-model.");
    }

    private static Profile.Rule rule(Profile.Part part, YamlNode node) {
        Map<String, YamlNode> says = new LinkedHashMap<>(node.members());
        says.remove("models");
        says.remove("notes");
        YamlNode fields = node.withMembers(says);
        fields.allowOnly(DialectReader.KEYS);
        return new Profile.Rule(part, texts(node, "models"), fields, texts(node, "notes"));
    }

    static List<String> texts(YamlNode node, String key) {
        return node.get(key)
                .map(list -> list.items().stream().map(YamlNode::text).toList())
                .orElse(List.of());
    }

    private static LocalDate date(YamlNode node) {
        Optional<LocalDate> date = Optional.empty();
        try {
            date = Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeParseException e) {
            // falls through to the one message
        }
        return date.orElseThrow(() -> node.error("`%s` is no date".formatted(node.text()), "Write it as 2026-11-22."));
    }
}
