package dev.assay.suite;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML files that people write, keeping the line of every node. */
public final class Yaml {
    private static final int MAX_DEPTH = 50;

    private final String file;
    private final YAMLParser parser;

    private Yaml(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The root of a file.
     *
     * @param file its name in messages
     * @throws UserError where it is no YAML, or no mapping
     */
    public static YamlNode read(String file, byte[] bytes) {
        String text = SourceText.of(file, bytes);
        checkCharacters(file, text);
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UserError(file + ": the file is empty", "Write at least one `key: value` line.");
            }
            YamlNode root = new Yaml(file, parser).node(0);
            root.members();
            if (parser.nextToken() != null) {
                throw new UserError(
                        "%s:%d: a second document begins here"
                                .formatted(file, parser.currentTokenLocation().getLineNr()),
                        "Remove the line `---` and what follows it.");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            int line = location == null ? 1 : location.getLineNr();
            throw new UserError(
                    "%s:%d: not valid YAML: %s".formatted(file, line, problem(e)),
                    "Check indentation, colons and quotes near that line.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static void checkCharacters(String file, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new UserError("%s:%d: a control character U+%04X".formatted(file, line, (int) c), "Remove it.");
            }
        }
    }

    /** What the parser found; the lines before it say what it was about, and the indented ones where. */
    private static String problem(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(each -> !each.isBlank() && !each.startsWith(" "))
                .reduce((first, last) -> last)
                .orElse("unreadable");
    }

    private YamlNode node(int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw new UserError("%s:%d: nested too deeply".formatted(file, line), "Flatten the file.");
        }
        if (parser.isCurrentAlias()) {
            throw new UserError(
                    "%s:%d: `*%s` refers to another place".formatted(file, line, parser.getText()),
                    "Write the value itself; anchors and aliases are not read.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(line, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return YamlNode.sequence(file, line, items);
        }
        return YamlNode.scalar(file, line, parser.getText(), json(token));
    }

    private String json(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getNumberValue().toString();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL) {
            return token.asString();
        }
        return quoted(parser.getText());
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private YamlNode mapping(int line, int depth) throws IOException {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            keyLines.putIfAbsent(key, keyLine);
            parser.nextToken();
            YamlNode value = node(depth + 1);
            if (members.putIfAbsent(key, value) != null) {
                throw new UserError(
                        "%s:%d: `%s` stands here twice".formatted(file, keyLine, key), "Remove one of them.");
            }
        }
        return YamlNode.mapping(file, line, members, keyLines);
    }
}
