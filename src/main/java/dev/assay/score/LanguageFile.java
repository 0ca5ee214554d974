package dev.assay.score;

import dev.assay.sandbox.Command.Memory;
import dev.assay.score.TestVerdict.Kind;
import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a language from its file. */
final class LanguageFile {
    private static final List<String> KEYS = List.of(
            "format",
            "title",
            "fences",
            "program",
            "probe",
            "needs",
            "install",
            "file",
            "main",
            "types",
            "public",
            "entry",
            "package",
            "trial",
            "prepare",
            "functions",
            "compile",
            "run",
            "stderr");
    private static final List<String> STEP =
            List.of("command", "files", "environment", "executable", "readable", "memory", "extraMemory");
    private static final String FIX = "Mend the file of the language.";

    private LanguageFile() {}

    /** All that are known, by id. */
    static Map<String, Language> all() {
        YamlNode index = resource("index");
        Map<String, Language> all = new LinkedHashMap<>();
        for (String id : texts(index, "languages")) {
            all.put(id, read(id, resource(id)));
        }
        return all;
    }

    static Language read(String id, YamlNode file) {
        file.allowFormat("language");
        file.allowOnly(KEYS);
        YamlNode stderr = file.require("stderr", FIX);
        return new Language(
                id,
                text(file, "title"),
                Set.copyOf(texts(file, "fences")),
                text(file, "program"),
                probe(file.require("probe", FIX)),
                texts(file, "needs"),
                map(file, "install"),
                names(file),
                text(file, "trial"),
                file.get("prepare")
                        .map(node ->
                                new Language.Prepare(text(node, "file"), text(node, "text"), texts(node, "command"))),
                file.get("functions")
                        .map(node -> new Language.Functions(texts(node, "solution"), texts(node, "checker"))),
                step(file.require("compile", FIX)),
                step(file.require("run", FIX)),
                failures(stderr),
                pattern(stderr, "error"));
    }

    private static Language.Probe probe(YamlNode node) {
        node.allowOnly(List.of("arguments", "version", "home"));
        return new Language.Probe(
                texts(node, "arguments"),
                Pattern.compile(text(node, "version"), Pattern.MULTILINE),
                pattern(node, "home"));
    }

    private static SourceNames names(YamlNode file) {
        String name = text(file, "file");
        Optional<SourceNames.Declared> declared = pattern(file, "types")
                .map(types -> new SourceNames.Declared(
                        types,
                        pattern(file, "public").orElse(types),
                        pattern(file, "entry").orElse(types),
                        pattern(file, "package").orElse(types)));
        String main = file.get("main").map(YamlNode::text).orElse(name.replaceFirst("\\.\\w+$", ""));
        return new SourceNames(name, main, declared);
    }

    private static Language.Step step(YamlNode node) {
        node.allowOnly(STEP);
        return new Language.Step(
                texts(node, "command"),
                node.get("files")
                        .map(files -> files.items().stream().map(YamlNode::text).toList())
                        .orElse(List.of()),
                map(node, "environment"),
                texts(node, "executable"),
                texts(node, "readable"),
                Memory.of(text(node, "memory")),
                node.require("extraMemory", FIX).integer(0));
    }

    private static Map<Kind, List<String>> failures(YamlNode stderr) {
        stderr.allowOnly(List.of("error", "memoryLimit", "refused"));
        Map<Kind, List<String>> failures = new EnumMap<>(Kind.class);
        failures.put(Kind.MEMORY_LIMIT, texts(stderr, "memoryLimit"));
        failures.put(Kind.REFUSED, texts(stderr, "refused"));
        return failures;
    }

    private static Optional<Pattern> pattern(YamlNode node, String key) {
        return node.get(key).map(YamlNode::text).map(text -> Pattern.compile(text, Pattern.MULTILINE));
    }

    private static String text(YamlNode node, String key) {
        return node.require(key, FIX).text();
    }

    private static List<String> texts(YamlNode node, String key) {
        return node.require(key, FIX).items().stream().map(YamlNode::text).toList();
    }

    private static Map<String, String> map(YamlNode node, String key) {
        Map<String, String> map = new LinkedHashMap<>();
        node.require(key, FIX).members().forEach((name, value) -> map.put(name, value.text()));
        return map;
    }

    private static YamlNode resource(String id) {
        String name = "languages/" + id + ".yaml";
        try (InputStream in = LanguageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return Yaml.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
