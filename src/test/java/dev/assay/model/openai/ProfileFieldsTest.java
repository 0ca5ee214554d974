package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.config.ProfiledModel;
import dev.assay.config.SamplingWish;
import dev.assay.model.CallFailure;
import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.ParameterRule;
import dev.assay.model.Profile;
import dev.assay.model.ProfileWish;
import dev.assay.model.Profiles;
import dev.assay.model.Reasoning;
import dev.assay.model.Redactor;
import dev.assay.model.Thinking;
import dev.assay.model.ThinkingWish;
import dev.assay.report.ModelSheet;
import dev.assay.report.ModelSheetJson;
import dev.assay.suite.YamlNode;
import dev.assay.testing.Table;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No field of a profile is there for nothing: another value shows where profile-fields.yaml says that it does. */
final class ProfileFieldsTest {
    private static final String MODEL = "https://api.test.example/v1#fam-1";
    private static final URI URL = URI.create("https://api.test.example/v1");
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:8000/v1");
    private static final String BASE = """
            {"id": "p", "title": "T", "kind": "family", "models": ["fam*"], "hosts": ["api.test.example"],
             "example": "http://h/v1#fam-1", "key": {"env": "KEY"}, "source": "s", "asOf": "2026-01-01"}""";
    private static final List<Class<? extends Record>> RECORDS = List.of(
            Profile.class,
            Profile.Rule.class,
            Dialect.class,
            Dialect.Finishes.class,
            Dialect.Errors.class,
            Dialect.Card.class,
            Thinking.class,
            Reasoning.class,
            ParameterRule.class);

    private final Set<String> changed = new LinkedHashSet<>();

    @Test
    void field_ofAProfile_makesADifferenceWhereTheTableSays() throws Exception {
        for (JsonNode row : Table.read(ProfileFieldsTest.class, "profile-fields.yaml")) {
            Profile a = profile(row.path("a"));
            Profile b = profile(row.path("b"));
            String where = row.path("in").asText();
            assertThat(shown(where, a))
                    .as("%s shows in %s", row.path("field").asText(), where)
                    .isNotEqualTo(shown(where, b));
            compare(a, b);
            compare(dialect(a, URL), dialect(b, URL));
            compare(dialect(a, ELSEWHERE), dialect(b, ELSEWHERE));
        }
        Set<String> all = new LinkedHashSet<>();
        for (Class<? extends Record> type : RECORDS) {
            Arrays.stream(type.getRecordComponents()).forEach(each -> all.add(name(each)));
        }
        assertThat(changed).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Profile profile(JsonNode over) throws Exception {
        ObjectNode root = (ObjectNode) new ObjectMapper().readTree(BASE);
        over.properties().forEach(member -> root.set(member.getKey(), member.getValue()));
        return Profiles.read("p.yaml", root.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Profiles only(Profile profile) {
        return new Profiles(List.of(profile));
    }

    private static Dialect dialect(Profile profile, URI url) {
        return only(profile).dialect(url, "fam-1", ProfileWish.NONE);
    }

    private static String shown(String where, Profile profile) throws CallFailedException {
        return switch (where) {
            case "body" -> bodies(profile, true);
            case "refused" -> bodies(profile, false);
            case "reply" -> replies(dialect(profile, URL));
            case "failure" -> failure(dialect(profile, URL));
            case "found" -> found(only(profile));
            case "key" ->
                "" + Config.empty().model(MODEL).profiled(only(profile)).keyEnv();
            case "manifest" -> "" + dialect(profile, URL).profiles();
            case "sheet" -> {
                ModelSheet sheet = new ModelSheet(
                        Config.empty().model(MODEL).profiled(only(profile)),
                        Optional.empty(),
                        List.of(profile),
                        List.of());
                assertThat(sheet.print()).isNotEmpty();
                yield ModelSheetJson.write(sheet);
            }
            default -> throw new IllegalArgumentException(where);
        };
    }

    private static String found(Profiles profiles) {
        ProfileWish named = new ProfileWish(List.of(profiles.all().get(0).id()), Optional.empty());
        return "%s %s %s %s"
                .formatted(
                        profiles.family("fam-1", ProfileWish.NONE).isPresent(),
                        profiles.endpoint(URL, ProfileWish.NONE).isPresent(),
                        profiles.family("x", named).isPresent(),
                        profiles.endpoint(ELSEWHERE, named).isPresent());
    }

    /** The bodies of all kinds of requests, or why there is none. */
    private static String bodies(Profile profile, boolean bodies) {
        List<Optional<ThinkingWish>> wishes = List.of(
                Optional.empty(),
                Optional.of(new ThinkingWish.Switch(true)),
                Optional.of(new ThinkingWish.Switch(false)),
                Optional.of(new ThinkingWish.Budget(500)),
                Optional.of(new ThinkingWish.Effort("low")));
        SamplingWish card = new SamplingWish(
                true, OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty(), new TreeMap<>());
        StringBuilder text = new StringBuilder();
        for (SamplingWish sampling : List.of(SamplingWish.NONE, card)) {
            for (Optional<ThinkingWish> wish : wishes) {
                for (boolean stream : new boolean[] {true, false}) {
                    ModelSpec spec = Config.empty().model(MODEL).sampled(sampling);
                    ModelSpec wished = wish.map(spec::thinking).orElse(spec);
                    try {
                        ProfiledModel model = wished.profiled(only(profile));
                        Endpoint endpoint = model.endpoint(Optional.empty(), stream);
                        text.append(bodies ? OpenAiModels.body(endpoint, Wired.PROMPT, 64) : "sent");
                    } catch (UserError e) {
                        text.append(bodies ? "refused" : e.what());
                    }
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    /** What is made of streams that hold something of every kind. */
    private static String replies(Dialect dialect) throws CallFailedException {
        List<List<String>> streams = List.of(
                List.of("{\"choices\":[{\"delta\":{\"reasoning\":\"a\",\"reasoning_content\":\"b\"}}]}"),
                List.of("{\"choices\":[{\"delta\":{\"content\":\"<think>a</think>4\"}}]}"),
                List.of("{\"choices\":[{\"delta\":{\"content\":\"a</think>4\"}}]}"),
                List.of("{\"choices\":[{\"delta\":{\"content\":\"<answer>4</answer>\"}}]}"),
                List.of(
                        "{\"choices\":[{\"delta\":{\"content\":\"4\"}}]}",
                        "{\"choices\":[{\"delta\":{\"content\":\"42\"}}]}"),
                List.of("{\"choices\":[{\"delta\":{\"content\":\"4\"},\"finish_reason\":\"odd\"}]}"));
        StringBuilder text = new StringBuilder();
        for (List<String> events : streams) {
            Transcript transcript = new Transcript(
                    (reasoning, answer) -> text.append('[')
                            .append(reasoning)
                            .append('|')
                            .append(answer)
                            .append(']'),
                    dialect,
                    Thinking.Mode.UNKNOWN,
                    Redactor.NONE);
            try {
                for (String event : events) {
                    transcript.event("", event, 1);
                }
                text.append(transcript.finish());
            } catch (CallFailedException e) {
                text.append(e.kind());
            }
        }
        return text.toString();
    }

    private static String failure(Dialect dialect) {
        ErrorKinds kinds = new ErrorKinds(dialect.errors());
        ErrorBody body = ErrorBody.of("{\"error\":{\"message\":\"m\",\"code\":\"777\"}}");
        CallFailure.Kind kind = kinds.of(418, body);
        return kind + " " + kinds.filter(body);
    }

    /** Notes the components in which two records differ, and those of the records in them. */
    private void compare(Object a, Object b) throws ReflectiveOperationException {
        if (a instanceof Optional<?> one && b instanceof Optional<?> other) {
            if (one.isPresent() && other.isPresent()) {
                compare(one.get(), other.get());
            }
        } else if (a instanceof List<?> one && b instanceof List<?> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                compare(one.get(i), other.get(i));
            }
        } else if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            compare(new ArrayList<>(one.values()), new ArrayList<>(other.values()));
        } else if (a instanceof Record && RECORDS.contains(a.getClass())) {
            for (RecordComponent component : a.getClass().getRecordComponents()) {
                Object mine = component.getAccessor().invoke(a);
                Object others = component.getAccessor().invoke(b);
                if (!json(mine).equals(json(others))) {
                    changed.add(name(component));
                    compare(mine, others);
                }
            }
        }
    }

    private static Object json(Object value) {
        return value instanceof YamlNode node ? node.json() : value;
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
