package dev.assay.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.model.ModelLabel;
import dev.assay.suite.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A baseline as a JSONL file, to be committed: a header line; then of each suite a line that names it, and below that a line a task, sorted by id.
 * The same run gives the same bytes.
 */
public final class BaselineFile {
    static final String FORMAT = "assay-baseline/1";
    /** Numbers keep their digits: a setting is compared as it was sent. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int DIGITS = 6;

    private BaselineFile() {}

    /** The file's text. */
    public static String write(Baseline baseline) {
        StringBuilder text = new StringBuilder();
        text.append(header(baseline.origin())).append('\n');
        for (Baseline.Suite suite : baseline.suites()) {
            Manifest.SuiteEntry entry = suite.entry();
            ObjectNode line = object();
            line.put("suite", entry.name()).put("sha256", entry.sha256()).put("source", entry.source());
            line.put("title", entry.title()).put("protocol", entry.protocol());
            line.put("maxTokens", entry.maxTokens()).put("samples", entry.samples());
            line.put("tasks", suite.tasks().size());
            text.append(line).append('\n');
            new TreeMap<>(suite.tasks())
                    .forEach((id, tally) -> text.append(task(id, tally)).append('\n'));
        }
        return text.toString();
    }

    private static ObjectNode header(Baseline.Origin origin) {
        ObjectNode line = object();
        line.put("format", FORMAT).put("run", origin.run());
        origin.commit().ifPresent(commit -> line.put("commit", commit));
        Manifest.ModelEntry model = origin.model();
        line.put("label", model.label().text()).put("model", model.modelId());
        model.url().ifPresent(url -> line.put("url", url));
        model.recording().ifPresent(recording -> line.put("recording", recording));
        if (!model.profiles().isEmpty()) {
            model.profiles().forEach(line.putArray("profiles")::add);
        }
        model.thinking().ifPresent(thinking -> line.put("thinking", thinking));
        ObjectNode settings = line.putObject("settings");
        model.settings().forEach((name, value) -> settings.set(name, parse(value)));
        line.putObject("grader")
                .put("id", origin.grader().id())
                .put("version", origin.grader().version())
                .put("policy", origin.grader().policy());
        return line.put("seed", origin.seed());
    }

    private static ObjectNode task(String id, TaskTally tally) {
        ObjectNode line = object();
        line.put("task", id).put("samples", tally.planned());
        line.put("right", rounded(tally.sum(), DIGITS));
        putIfAny(line, "truncated", tally.truncated());
        putIfAny(line, "noAnswer", tally.noAnswer());
        putIfAny(line, "missing", tally.missing());
        tally.tokens().ifPresent(tokens -> line.put("tokens", rounded(tokens, 1)));
        return line;
    }

    private static BigDecimal rounded(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static void putIfAny(ObjectNode line, String name, int count) {
        if (count > 0) {
            line.put(name, count);
        }
    }

    /**
     * Reads a baseline.
     *
     * @throws UserError where the file is none, or not whole
     */
    public static Baseline read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return read(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(
                    "%s: there is no baseline: %s".formatted(file, e.getMessage()),
                    "Record one: assay baseline record --suite ... --model ... --out %s.".formatted(file));
        }
    }

    private static Baseline read(Path file, String text) {
        int number = 1;
        try {
            String[] lines = text.split("\n", -1);
            JsonNode header = parse(lines[0]);
            checkFormat(file, header);
            Reading reading = new Reading();
            for (number = 2; number <= lines.length; number++) {
                if (!lines[number - 1].isBlank()) {
                    reading.add(parse(lines[number - 1]));
                }
            }
            return new Baseline(origin(header), reading.end(), Digest.of(text));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "%s:%d: not a line of a baseline: %s".formatted(file, number, e.getMessage()),
                    "Restore the file from version control, or record it anew.");
        }
    }

    private static void checkFormat(Path file, JsonNode header) {
        String found = header.path("format").asText();
        if (!found.equals(FORMAT)) {
            throw new UserError(
                    "%s: its format is `%s`, this version of Assay reads `%s`".formatted(file, found, FORMAT),
                    "Give a file that `assay baseline record` wrote, with a version of Assay that is not older.");
        }
    }

    /** The lines behind the header. */
    private static final class Reading {
        private final List<Baseline.Suite> suites = new ArrayList<>();
        private Optional<JsonNode> suite = Optional.empty();
        private Map<String, TaskTally> tasks = new LinkedHashMap<>();

        void add(JsonNode line) {
            if (line.has("suite")) {
                closeSuite();
                suite = Optional.of(line);
                return;
            }
            if (suite.isEmpty()) {
                throw new IllegalArgumentException("a task before the first suite");
            }
            if (tasks.put(text(line, "task"), tally(line)) != null) {
                throw new IllegalArgumentException("task `%s` for the second time".formatted(text(line, "task")));
            }
        }

        List<Baseline.Suite> end() {
            closeSuite();
            return suites;
        }

        private void closeSuite() {
            if (suite.isEmpty()) {
                return;
            }
            JsonNode line = suite.get();
            if (line.path("tasks").asInt(-1) != tasks.size()) {
                throw new IllegalArgumentException("suite `%s` should have %s tasks, and %d follow"
                        .formatted(text(line, "suite"), line.path("tasks"), tasks.size()));
            }
            suites.add(new Baseline.Suite(entry(line), tasks));
            tasks = new LinkedHashMap<>();
            suite = Optional.empty();
        }
    }

    private static Manifest.SuiteEntry entry(JsonNode line) {
        return new Manifest.SuiteEntry(
                text(line, "suite"),
                line.path("source").asText(line.path("suite").asText()),
                text(line, "sha256"),
                line.path("title").asText(),
                line.path("protocol").asText(),
                line.path("samples").asInt(1),
                line.path("maxTokens").asInt(1));
    }

    private static TaskTally tally(JsonNode line) {
        if (!line.path("samples").isInt() || !line.path("right").isNumber()) {
            throw new IllegalArgumentException("`samples` or `right` is no number");
        }
        return TaskTally.of(
                line.path("samples").asInt(),
                line.path("right").asDouble(),
                line.path("missing").asInt(),
                line.path("truncated").asInt(),
                line.path("noAnswer").asInt(),
                line.path("tokens").isNumber()
                        ? OptionalDouble.of(line.path("tokens").asDouble())
                        : OptionalDouble.empty());
    }

    private static Baseline.Origin origin(JsonNode header) {
        List<String> profiles = new ArrayList<>();
        header.path("profiles").forEach(profile -> profiles.add(profile.asText()));
        SortedMap<String, String> settings = new TreeMap<>();
        header.path("settings")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().toString()));
        JsonNode grader = header.path("grader");
        return new Baseline.Origin(
                text(header, "run"),
                optional(header, "commit"),
                new Manifest.ModelEntry(
                        new ModelLabel(text(header, "label")),
                        text(header, "model"),
                        optional(header, "url"),
                        optional(header, "recording"),
                        profiles,
                        optional(header, "thinking"),
                        settings),
                new OpenRun.GraderId(text(grader, "id"), text(grader, "version"), text(grader, "policy")),
                header.path("seed").asLong());
    }

    private static String text(JsonNode node, String name) {
        return optional(node, name).orElseThrow(() -> new IllegalArgumentException("`%s` is missing".formatted(name)));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not one JSON value", e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
