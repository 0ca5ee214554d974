package dev.assay.suite;

import dev.assay.UserError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code suite.yaml} says. */
record SuiteFile(
        String id,
        String title,
        Domain domain,
        String licence,
        DataSource source,
        FieldNames fields,
        PromptTemplate prompt,
        TargetReader target,
        List<String> tags,
        int samples,
        int maxTokens,
        String protocol) {
    private static final List<String> KEYS = List.of(
            "format",
            "id",
            "title",
            "domain",
            "licence",
            "source",
            "fields",
            "prompt",
            "target",
            "tags",
            "samples",
            "maxTokens",
            "protocol");
    private static final int DEFAULT_MAX_TOKENS = 1024;

    /** Reads the file; every fault is a {@link UserError} with its line. */
    static SuiteFile read(String file, byte[] bytes) {
        YamlNode root = Yaml.read(file, bytes);
        root.allowOnly(KEYS);
        root.allowFormat("suite");
        return new SuiteFile(
                id(root.require("id", "Write `id: my-suite`.")),
                root.get("title").map(YamlNode::text).orElse(""),
                root.get("domain").map(SuiteFile::domain).orElse(Domain.TEXT),
                root.get("licence").map(YamlNode::text).orElse("unknown"),
                source(root.require("source", "Write `source: {file: tasks.jsonl}`.")),
                fields(root),
                prompt(root.require("prompt", "Write `prompt: \"{{question}}\"`.")),
                TargetReader.of(root.require("target", "Write `target: {kind: math}`.")),
                root.get("tags").map(SuiteFile::texts).orElse(List.of()),
                root.integer("samples", 1).orElse(1),
                root.integer("maxTokens", 1).orElse(DEFAULT_MAX_TOKENS),
                root.get("protocol").map(YamlNode::text).orElse("unknown"));
    }

    /** The mapped fields; one that nothing reads is a mistake. */
    private static FieldNames fields(YamlNode root) {
        Set<String> known = new TreeSet<>(TargetReader.FIELDS);
        known.add("id");
        root.get("prompt").ifPresent(prompt -> known.addAll(prompt(prompt).fields()));
        root.get("tags").ifPresent(tags -> texts(tags).forEach(tag -> known.addAll(PromptTemplate.fieldsOf(tag))));
        Optional<YamlNode> fields = root.get("fields");
        fields.ifPresent(node -> node.allowOnly(List.copyOf(known)));
        return fields.map(FieldNames::of).orElse(new FieldNames(Map.of()));
    }

    private static String id(YamlNode node) {
        if (node.text().matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            return node.text();
        }
        throw node.error(
                "`%s` is no suite id".formatted(node.text()), "Use small letters, digits, `-`, `_` and `.` only.");
    }

    private static Domain domain(YamlNode node) {
        for (Domain domain : Domain.values()) {
            if (domain.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return domain;
            }
        }
        throw node.error("`%s` is no domain".formatted(node.text()), "Write math, code, stem or text.");
    }

    private static DataSource source(YamlNode node) {
        node.allowOnly(List.of("file", "url", "sha256", "format"));
        Optional<YamlNode> file = node.get("file");
        Optional<YamlNode> url = node.get("url");
        if (file.isPresent() == url.isPresent()) {
            throw node.error(
                    "a source is either a file or a URL", "Write `{file: tasks.jsonl}` or `{url: ..., sha256: ...}`.");
        }
        YamlNode named = file.orElseGet(() -> url.orElseThrow());
        YamlNode telling = node.get("format").orElse(named);
        DataFormat format = DataFormat.of(telling.text())
                .orElseThrow(
                        () -> telling.error(
                                "cannot tell the format of `%s`".formatted(telling.text()),
                                "Write `format: jsonl`, `json` or `csv`, each also with `.gz`. Convert Parquet to JSONL first."));
        return file.isPresent() ? new DataSource.Local(file.get().text(), format) : remote(node, named, format);
    }

    private static DataSource remote(YamlNode node, YamlNode url, DataFormat format) {
        YamlNode sha256 =
                node.require("sha256", "Write the file's SHA-256, so that everybody measures the same bytes.");
        if (!sha256.text().matches("[0-9a-f]{64}")) {
            throw sha256.error("`%s` is no SHA-256".formatted(sha256.text()), "Write 64 lower-case hex digits.");
        }
        try {
            URI uri = URI.create(url.text());
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return new DataSource.Remote(uri, sha256.text(), format);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message
        }
        throw url.error("`%s` is no http(s) URL".formatted(url.text()), "Write the whole URL of the file.");
    }

    private static PromptTemplate prompt(YamlNode node) {
        if (!node.isList()) {
            return new PromptTemplate(List.of(new Message(Message.Role.USER, node.text())));
        }
        List<Message> messages = new ArrayList<>();
        for (YamlNode each : node.items()) {
            each.allowOnly(List.of("role", "text"));
            messages.add(new Message(
                    role(each.require("role", "Write `role: user`.")),
                    each.require("text", "Write `text: ...`.").text()));
        }
        if (messages.isEmpty()) {
            throw node.error("the prompt is empty", "Write at least one message.");
        }
        return new PromptTemplate(messages);
    }

    private static Message.Role role(YamlNode node) {
        for (Message.Role role : Message.Role.values()) {
            if (role.wireName().equals(node.text())) {
                return role;
            }
        }
        throw node.error("`%s` is no role".formatted(node.text()), "Write system, user or assistant.");
    }

    private static List<String> texts(YamlNode list) {
        return list.items().stream().map(YamlNode::text).toList();
    }
}
