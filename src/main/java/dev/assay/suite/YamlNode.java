package dev.assay.suite;

import dev.assay.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A node of a YAML file that a person wrote, with the place where it stands. Reading it wrongly typed, or leaving a key
 * unread, is a {@link UserError} that names file, line and fix.
 */
public final class YamlNode {
    private final String file;
    private final int line;
    private final Content content;

    private sealed interface Content {}

    private record Scalar(String text, String json) implements Content {}

    private record Sequence(List<YamlNode> items) implements Content {}

    private record Mapping(Map<String, YamlNode> members, Map<String, Integer> keyLines) implements Content {}

    private YamlNode(String file, int line, Content content) {
        this.file = file;
        this.line = line;
        this.content = content;
    }

    static YamlNode scalar(String file, int line, String text, String json) {
        return new YamlNode(file, line, new Scalar(text, json));
    }

    static YamlNode sequence(String file, int line, List<YamlNode> items) {
        return new YamlNode(file, line, new Sequence(List.copyOf(items)));
    }

    static YamlNode mapping(String file, int line, Map<String, YamlNode> members, Map<String, Integer> keyLines) {
        return new YamlNode(file, line, new Mapping(new LinkedHashMap<>(members), Map.copyOf(keyLines)));
    }

    /** {@code file:line}. */
    public String where() {
        return file + ":" + line;
    }

    /** An error at this node. */
    public UserError error(String what, String fix) {
        return new UserError(where() + ": " + what, fix);
    }

    /** An error at the key of a member of this mapping. */
    public UserError errorAt(String key, String what, String fix) {
        int keyLine = content instanceof Mapping mapping ? mapping.keyLines().getOrDefault(key, line) : line;
        return new UserError(file + ":" + keyLine + ": " + what, fix);
    }

    /** Whether this is a mapping. */
    public boolean isMapping() {
        return content instanceof Mapping;
    }

    /** Whether nothing stands behind the key, or {@code null}. */
    public boolean isNull() {
        return content instanceof Scalar scalar && scalar.json().equals("null");
    }

    /** Whether this is a list. */
    public boolean isList() {
        return content instanceof Sequence;
    }

    /** The members of a mapping, in their order. */
    public Map<String, YamlNode> members() {
        if (content instanceof Mapping mapping) {
            return mapping.members();
        }
        throw error("expected a mapping (key: value)", "Write one `key: value` a line below it.");
    }

    /** The items of a list; a single value is a list of one. */
    public List<YamlNode> items() {
        if (content instanceof Sequence sequence) {
            return sequence.items();
        }
        List<YamlNode> one = new ArrayList<>();
        one.add(this);
        return one;
    }

    /** The text of a scalar. */
    public String text() {
        if (content instanceof Scalar scalar && !scalar.json().equals("null")) {
            return scalar.text();
        }
        throw error("expected a text or a number", "Write a value behind the key.");
    }

    /** This node as JSON text. */
    public String json() {
        if (content instanceof Scalar scalar) {
            return scalar.json();
        }
        if (content instanceof Sequence sequence) {
            return sequence.items().stream().map(YamlNode::json).collect(Collectors.joining(",", "[", "]"));
        }
        return members().entrySet().stream()
                .map(member ->
                        Yaml.quoted(member.getKey()) + ":" + member.getValue().json())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** True or false. */
    public boolean truth() {
        if (content instanceof Scalar scalar
                && (scalar.json().equals("true") || scalar.json().equals("false"))) {
            return scalar.json().equals("true");
        }
        throw error("expected true or false", "Write one of the two.");
    }

    /** A whole number from {@code least} up. */
    public int integer(int least) {
        return (int) whole(least, Integer.MAX_VALUE);
    }

    /** A whole number in this range. */
    public long whole(long least, long most) {
        try {
            long value = Long.parseLong(text().replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw error(
                "expected a whole number from %d to %d, found `%s`".formatted(least, most, text()),
                "Write such a number.");
    }

    /** A number. */
    public double number() {
        try {
            double value = Double.parseDouble(text());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw error("expected a number, found `%s`".formatted(text()), "Write a number.");
    }

    /** This mapping with these members in place of its own. */
    public YamlNode withMembers(Map<String, YamlNode> members) {
        Map<String, Integer> keyLines = content instanceof Mapping mapping ? mapping.keyLines() : Map.of();
        return mapping(file, line, members, keyLines);
    }

    /**
     * This mapping and another one over it.
     *
     * @param levels of mappings that are joined member by member; below them the other's value stands alone
     */
    public YamlNode overlaid(YamlNode over, int levels) {
        Map<String, YamlNode> joined = new LinkedHashMap<>(members());
        over.members()
                .forEach((key, value) -> joined.merge(
                        key,
                        value,
                        (mine, other) -> levels > 1 && mine.isMapping() && other.isMapping()
                                ? mine.overlaid(other, levels - 1)
                                : other));
        Map<String, Integer> keyLines = new HashMap<>();
        joined.forEach((key, value) -> keyLines.put(key, value.line));
        return mapping(over.file, over.line, joined, keyLines);
    }

    /** A member of a mapping. */
    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(members().get(key));
    }

    /** A member that must be there. */
    public YamlNode require(String key, String fix) {
        return get(key).orElseThrow(() -> error("`%s` is missing".formatted(key), fix));
    }

    /** A member's whole number, from {@code least} up. */
    public OptionalInt integer(String key, int least) {
        return get(key).map(node -> OptionalInt.of(node.integer(least))).orElse(OptionalInt.empty());
    }

    /** Refuses every key that is not one of these, and names the nearest. */
    public void allowOnly(List<String> known) {
        for (Map.Entry<String, YamlNode> member : members().entrySet()) {
            if (!known.contains(member.getKey())) {
                String fix = Nearest.of(member.getKey(), known)
                        .map(nearest -> "Did you mean `%s`?".formatted(nearest))
                        .orElse("Known keys: " + String.join(", ", known) + ".");
                throw errorAt(member.getKey(), "unknown key `%s`".formatted(member.getKey()), fix);
            }
        }
    }

    /** Checks {@code format: assay-<kind>/1}, which may be left out. */
    public void allowFormat(String kind) {
        get("format").ifPresent(format -> {
            if (!format.text().equals("assay-" + kind + "/1")) {
                throw format.error(
                        "format is `%s`".formatted(format.text()),
                        "This version of Assay reads `assay-%s/1`; use a newer one, or mend the line.".formatted(kind));
            }
        });
    }
}
