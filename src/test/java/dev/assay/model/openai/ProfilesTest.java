package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.model.Endpoint;
import dev.assay.model.Finish;
import dev.assay.model.Profile;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Thinking;
import dev.assay.model.ThinkingWish;
import dev.assay.suite.Shipped;
import dev.assay.testing.Golden;
import dev.assay.testing.ScriptedAnswer;
import dev.assay.testing.Table;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped profile over HTTP: what is sent, what a stream and a whole reply say, and what an error means. */
final class ProfilesTest {
    private static final Profiles PROFILES = Profiles.in(Shipped.root().resolve(Profiles.FOLDER));
    private static final ObjectMapper STRICT = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** The rows of specs/dialects.md, sections 4a and 4b. */
    private static final List<String> ROWS = List.of(
            "deepseek",
            "qwen",
            "glm",
            "minimax",
            "kimi",
            "hunyuan",
            "baichuan",
            "baai",
            "minicpm",
            "llama",
            "openai",
            "gemini",
            "vllm",
            "sglang",
            "llama-cpp",
            "ollama",
            "lm-studio",
            "tgi",
            "vllm-ascend",
            "mindie",
            "huawei-maas",
            "hugging-face",
            "modelscope",
            "openrouter",
            "siliconflow",
            "together",
            "groq");

    private static final Path SOURCES = Path.of("src/main/resources").resolve(Profiles.FOLDER);
    private static final String INDEX_HEAD = "# Which models and hosts each profile is for, as the files say it; "
            + "`-Dassay.golden=write` with ProfilesTest writes it anew.\n";

    private final Wired wired = new Wired();

    @AfterEach
    void close() {
        wired.close();
    }

    static Stream<String> ids() {
        return PROFILES.all().stream().map(Profile::id);
    }

    /** A case of one profile's table. */
    record Case(String id, JsonNode row) {
        @Override
        public String toString() {
            return id + ": " + row.path("model").asText();
        }

        ModelSpec spec() {
            Profile profile = PROFILES.named(id);
            ModelSpec model = Config.empty().model(row.path("model").asText());
            String thinking = row.path("thinking").asText("");
            ModelSpec wished =
                    thinking.isEmpty() ? model : model.thinking(new ThinkingWish.Switch(thinking.equals("on")));
            return profile.kind() == Profile.Kind.FAMILY
                    ? wished
                    : wished.on(new ProfileWish(List.of(id), Optional.empty()));
        }

        Endpoint endpoint(URI url, boolean stream) {
            return Wired.at(spec().profiled(PROFILES).endpoint(Optional.empty(), true), url, stream);
        }
    }

    private static Stream<Case> cases(String name) {
        return ids().flatMap(id -> {
            JsonNode rows = table(id).path(name);
            List<Case> cases = new ArrayList<>();
            rows.forEach(row -> cases.add(new Case(id, row)));
            return cases.stream();
        });
    }

    private static JsonNode table(String id) {
        return Table.read(ProfilesTest.class, "profiles/" + id + ".yaml");
    }

    static Stream<Case> replies() {
        return cases("replies");
    }

    static Stream<Case> errors() {
        return cases("errors");
    }

    @Test
    void row_ofTheSpec_hasItsProfile() {
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(ROWS);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void profile_any_hasRequestsRepliesAndErrors(String id) {
        JsonNode table = table(id);
        for (String part : List.of("requests", "replies", "errors")) {
            assertThat(table.path(part)).as("%s of profiles/%s.yaml", part, id).isNotEmpty();
        }
        for (JsonNode row : table.path("replies")) {
            assertThat(row.has("data") && row.has("whole"))
                    .as("stream and whole reply of %s", row)
                    .isTrue();
        }
        for (Profile.Rule rule : PROFILES.named(id).rules()) {
            assertThat(rule.says().members())
                    .as("a rule of %s that says nothing", id)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void requests_ofProfile_areTheGoldenOnes(String id) throws Exception {
        StringBuilder text = new StringBuilder();
        wired.server.always(ScriptedAnswer.text("4"));
        for (JsonNode model : table(id).path("requests")) {
            Case one = new Case(
                    id, model.isObject() ? model : STRICT.createObjectNode().set("model", model));
            text.append("# ").append(one.row().path("model").asText()).append('\n');
            ModelSpec spec = one.spec();
            text.append("default:  ").append(sent(spec, true)).append('\n');
            text.append("thinking: ")
                    .append(sent(spec.thinking(new ThinkingWish.Switch(true)), true))
                    .append('\n');
            text.append("plain:    ")
                    .append(sent(spec.thinking(new ThinkingWish.Switch(false)), true))
                    .append('\n');
            text.append("whole:    ").append(sent(spec, false)).append("\n\n");
        }
        Golden.check(ProfilesTest.class, "profiles/" + id + ".txt", text.toString());
    }

    /** The body that arrives, or why none does. */
    private String sent(ModelSpec spec, boolean stream) throws InterruptedException {
        Endpoint endpoint;
        try {
            Endpoint known = spec.profiled(PROFILES).endpoint(Optional.empty(), stream);
            endpoint = Wired.at(known, wired.server.url(), known.stream());
        } catch (UserError e) {
            return e.what() + " " + e.fix();
        }
        Wired.ask(wired.models.model(endpoint));
        String body = wired.server.calls().get(wired.server.count() - 1).body();
        assertThat(parsed(body).has("n")).isFalse();
        assertThat(parsed(body).has("max_tokens")).isNotEqualTo(parsed(body).has("max_completion_tokens"));
        return body;
    }

    /** Fails on a member that stands twice. */
    private static JsonNode parsed(String body) {
        try {
            return STRICT.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void stream_asThisRowSendsIt_isUnderstood(Case one) throws Exception {
        for (int pieces : new int[] {0, 1}) {
            StringBuilder body = new StringBuilder();
            one.row()
                    .path("data")
                    .forEach(data -> body.append("data: ").append(data.asText()).append("\n\n"));
            wired.server.next(ScriptedAnswer.body(200, "text/event-stream", body.toString())
                    .bytesAtATime(pieces));
            Endpoint endpoint = one.endpoint(wired.server.url(), true);
            new WireCase(one.row()).check(Wired.ask(wired.models.model(endpoint)));
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void whole_asThisRowSendsIt_isUnderstood(Case one) throws Exception {
        wired.server.next(ScriptedAnswer.status(200, one.row().path("whole").asText()));
        // Whether or not this endpoint would answer so: the reader must.
        Endpoint endpoint = one.endpoint(wired.server.url(), false);
        new WireCase(one.row()).check(Wired.ask(wired.models.model(endpoint)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void error_asThisRowSendsIt_isUnderstood(Case one) throws Exception {
        for (boolean stream : new boolean[] {true, false}) {
            wired.server.next(ScriptedAnswer.status(
                    one.row().path("status").asInt(), one.row().path("body").asText()));
            Endpoint asked = one.endpoint(wired.server.url(), stream);
            String told = Wired.ask(wired.models.model(asked))
                    .fold(
                            reply -> reply.finish() == Finish.FILTER ? "filter" : "reply " + reply,
                            failure -> failure.kind() + " " + failure.kind().remedy());
            assertThat(told).isEqualTo(one.row().path("means").asText());
        }
    }

    @Test
    void index_ofTheFolder_saysWhatTheFilesSay() throws Exception {
        StringBuilder index = new StringBuilder(INDEX_HEAD);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(each -> !each.endsWith("index.yaml")).sorted().toList()) {
                Profile profile = Profiles.read(file.toString(), Files.readAllBytes(file));
                assertThat(file).hasFileName(profile.id() + ".yaml");
                index.append("%s: {models: %s, hosts: %s}%n"
                        .formatted(profile.id(), quoted(profile.models()), quoted(profile.hosts())));
            }
        }
        Path written = SOURCES.resolve("index.yaml");
        if (System.getProperty("assay.golden", "").equals("write")) {
            Files.writeString(written, index);
        }
        assertThat(index).hasToString(Files.readString(written));
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').toList();
    }

    @Test
    void example_ofEveryProfile_isOfThatProfile() {
        for (Profile profile : PROFILES.all()) {
            ModelSpec spec = Config.empty().model(profile.example());
            boolean local = profile.hosts().isEmpty();
            boolean found = profile.kind() == Profile.Kind.FAMILY
                    ? PROFILES.family(spec.modelId(), ProfileWish.NONE).equals(Optional.of(profile))
                    : local || PROFILES.endpoint(spec.url(), ProfileWish.NONE).equals(Optional.of(profile));
            assertThat(found).as(profile.id()).isTrue();
        }
    }

    @Test
    void thinkingDefault_ofModels_isAsTheTableSays() {
        Map<String, String> wrong = new java.util.TreeMap<>();
        Table.read(ProfilesTest.class, "thinking-defaults.yaml")
                .properties()
                .forEach(each -> each.getValue().forEach(model -> {
                    Thinking.Default found = Config.empty()
                            .model(model.asText())
                            .profiled(PROFILES)
                            .dialect()
                            .thinking()
                            .byDefault();
                    if (!found.name().equalsIgnoreCase(each.getKey())) {
                        wrong.put(model.asText(), found + ", not " + each.getKey());
                    }
                }));
        assertThat(wrong).isEmpty();
    }
}
