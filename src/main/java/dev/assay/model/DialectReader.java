package dev.assay.model;

import dev.assay.suite.Nearest;
import dev.assay.suite.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the fields of a dialect; what is not written is as in {@link Dialect#GENERIC}. */
final class DialectReader {
    /** The names of the fields. */
    static final List<String> KEYS = List.of(
            "thinking",
            "reasoning",
            "params",
            "stream",
            "streamOptions",
            "deltaMode",
            "finish",
            "errors",
            "sampling",
            "prompt",
            "ctx",
            "maxOut",
            "base");

    private DialectReader() {}

    static Dialect read(YamlNode node, List<String> profiles, List<String> notes) {
        node.allowOnly(KEYS);
        return new Dialect(
                profiles,
                node.get("thinking").map(DialectReader::thinking).orElse(Thinking.UNKNOWN),
                node.get("reasoning").map(DialectReader::reasoning).orElse(Reasoning.IN_ANY_FIELD),
                node.get("params").map(DialectReader::params).orElseGet(TreeMap::new),
                node.get("stream")
                        .map(each -> word(each, Dialect.Streaming.class))
                        .orElse(Dialect.Streaming.BOTH),
                node.get("streamOptions")
                                .map(each -> word(each, StreamOptions.class))
                                .orElse(StreamOptions.SEND)
                        == StreamOptions.SEND,
                node.get("deltaMode").map(each -> word(each, DeltaMode.class)).orElse(DeltaMode.DELTA)
                        == DeltaMode.CUMULATIVE,
                node.get("finish").map(DialectReader::finishes).orElse(Dialect.GENERIC.finishes()),
                node.get("errors").map(DialectReader::errors).orElse(Dialect.GENERIC.errors()),
                node.get("sampling").map(DialectReader::card).orElse(Dialect.Card.NONE),
                said(node, "prompt").map(YamlNode::text),
                limit(node, "ctx"),
                limit(node, "maxOut"),
                node.get("base").map(YamlNode::truth).orElse(false),
                notes);
    }

    private static OptionalInt limit(YamlNode node, String key) {
        return said(node, key).map(each -> OptionalInt.of(each.integer(1))).orElse(OptionalInt.empty());
    }

    private enum StreamOptions {
        SEND,
        OMIT
    }

    private enum DeltaMode {
        DELTA,
        CUMULATIVE
    }

    private static Thinking thinking(YamlNode node) {
        node.allowOnly(List.of("default", "on", "off", "budget", "budgetRange", "effort", "efforts"));
        List<YamlNode> range = node.get("budgetRange").map(YamlNode::items).orElse(List.of());
        node.get("budgetRange").filter(each -> each.items().size() != 2).ifPresent(each -> {
            throw each.error("a range has two ends", "Write `[least, most]`.");
        });
        return new Thinking(
                node.get("default")
                        .map(each -> word(each, Thinking.Default.class))
                        .orElse(Thinking.Default.UNKNOWN),
                said(node, "on").map(DialectReader::members),
                said(node, "off").map(DialectReader::members),
                said(node, "budget").map(DialectReader::members),
                range.isEmpty() ? 1 : range.get(0).integer(0),
                range.isEmpty() ? Integer.MAX_VALUE : range.get(1).integer(0),
                said(node, "effort").map(DialectReader::members),
                ProfileReader.texts(node, "efforts"));
    }

    /** A member, unless it is {@code null}, with which a later rule takes back what an earlier one says. */
    private static Optional<YamlNode> said(YamlNode node, String key) {
        return node.get(key).filter(each -> !each.isNull());
    }

    private static Reasoning reasoning(YamlNode node) {
        node.allowOnly(List.of("sources", "tags", "unopened", "answerTag", "hidden"));
        // A thought in an unexpected field is still a thought: what is not named comes last.
        Set<Reasoning.Source> sources = new LinkedHashSet<>();
        node.get("sources").ifPresent(list -> list.items().forEach(each -> sources.add(source(each))));
        sources.addAll(List.of(Reasoning.Source.values()));
        List<String> tags = ProfileReader.texts(node, "tags");
        boolean unopened = node.get("unopened").map(YamlNode::truth).orElse(false);
        if (unopened && tags.isEmpty()) {
            throw node.errorAt("unopened", "nothing can be unopened without tags", "Write `tags: [\"<think>\"]`.");
        }
        return new Reasoning(
                List.copyOf(sources),
                tags,
                unopened,
                said(node, "answerTag").map(YamlNode::text),
                node.get("hidden").map(YamlNode::truth).orElse(false));
    }

    private static Reasoning.Source source(YamlNode node) {
        return word(node, Reasoning.Source.class);
    }

    private static SortedMap<String, ParameterRule> params(YamlNode node) {
        SortedMap<String, ParameterRule> rules = new TreeMap<>();
        node.members().forEach((name, rule) -> {
            checkFree(node, name);
            rules.put(name, param(rule));
        });
        return rules;
    }

    private static ParameterRule param(YamlNode node) {
        node.allowOnly(List.of("drop", "as", "fix", "least", "most", "zero"));
        return new ParameterRule(
                node.get("drop")
                        .map(each -> word(each, ParameterRule.Drop.class))
                        .orElse(ParameterRule.Drop.NEVER),
                node.get("as").map(YamlNode::text),
                node.get("fix").map(YamlNode::json),
                node.get("least").map(each -> OptionalDouble.of(each.number())).orElse(OptionalDouble.empty()),
                node.get("most").map(each -> OptionalDouble.of(each.number())).orElse(OptionalDouble.empty()),
                node.get("zero").map(DialectReader::members).orElseGet(TreeMap::new));
    }

    private static Dialect.Finishes finishes(YamlNode node) {
        Map<String, Finish> replies = new HashMap<>();
        Map<String, CallFailure.Kind> failures = new HashMap<>();
        node.members().forEach((raw, meaning) -> {
            String reason = raw.toLowerCase(Locale.ROOT);
            Optional<Finish> reply = named(meaning.text(), Finish.class);
            reply.ifPresentOrElse(
                    finish -> replies.put(reason, finish),
                    () -> failures.put(reason, failure(meaning, List.of(Finish.values()))));
        });
        return new Dialect.Finishes(replies, failures);
    }

    private static Dialect.Errors errors(YamlNode node) {
        Map<String, CallFailure.Kind> failures = new HashMap<>();
        Set<String> filters = new HashSet<>();
        node.members().forEach((code, meaning) -> {
            if (meaning.text().equals("filter")) {
                filters.add(code.toLowerCase(Locale.ROOT));
            } else {
                failures.put(code.toLowerCase(Locale.ROOT), failure(meaning, List.of(Finish.FILTER)));
            }
        });
        return new Dialect.Errors(failures, filters);
    }

    private static CallFailure.Kind failure(YamlNode meaning, List<? extends Enum<?>> others) {
        return named(meaning.text(), CallFailure.Kind.class).orElseThrow(() -> {
            List<String> known =
                    new ArrayList<>(others.stream().map(DialectReader::spelling).toList());
            Arrays.stream(CallFailure.Kind.values())
                    .map(DialectReader::spelling)
                    .forEach(known::add);
            return unknown(meaning, known);
        });
    }

    private static Dialect.Card card(YamlNode node) {
        node.allowOnly(List.of("thinking", "plain", "greedy"));
        return new Dialect.Card(
                node.get("thinking").map(DialectReader::sampled).orElseGet(TreeMap::new),
                node.get("plain").map(DialectReader::sampled).orElseGet(TreeMap::new),
                node.get("greedy").map(YamlNode::truth).orElse(true));
    }

    /** Members of a body that say how it samples: numbers, the two that every endpoint knows. */
    private static SortedMap<String, String> sampled(YamlNode node) {
        node.get("temperature").ifPresent(YamlNode::number);
        node.get("top_p").ifPresent(YamlNode::number);
        return members(node);
    }

    /** Members of a body, each as JSON text. */
    private static SortedMap<String, String> members(YamlNode node) {
        SortedMap<String, String> members = new TreeMap<>();
        node.members().forEach((name, value) -> {
            checkFree(node, name);
            members.put(name, value.json());
        });
        return members;
    }

    /** Refuses members of the body that are made elsewhere. */
    private static void checkFree(YamlNode node, String name) {
        if (Set.of("model", "messages", "stream", "stream_options", "n").contains(name)) {
            throw node.errorAt(
                    name, "`%s` cannot be set here, it has a place of its own".formatted(name), "Remove it.");
        }
    }

    /** One of the words of a choice, spelled in lower camel case. */
    static <E extends Enum<E>> E word(YamlNode node, Class<E> choice) {
        return named(node.text(), choice)
                .orElseThrow(() -> unknown(
                        node,
                        Arrays.stream(choice.getEnumConstants())
                                .map(DialectReader::spelling)
                                .toList()));
    }

    private static dev.assay.UserError unknown(YamlNode node, List<String> known) {
        String fix = Nearest.of(node.text(), known)
                .map(nearest -> "Did you mean `%s`?".formatted(nearest))
                .orElse("Write one of: " + String.join(", ", known) + ".");
        return node.error("`%s` is not one of the words that may stand here".formatted(node.text()), fix);
    }

    private static <E extends Enum<E>> Optional<E> named(String text, Class<E> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .filter(each -> spelling(each).equals(text))
                .findFirst();
    }

    private static String spelling(Enum<?> value) {
        if (value instanceof Reasoning.Source source) {
            return source.wireName();
        }
        StringBuilder text = new StringBuilder();
        for (String part : value.name().split("_", -1)) {
            String lower = part.toLowerCase(Locale.ROOT);
            text.append(text.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return text.toString();
    }
}
