package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.model.Model;
import dev.assay.model.Request;
import dev.assay.model.Sampling;
import dev.assay.suite.Message;
import dev.assay.suite.Message.Role;
import dev.assay.testing.ScriptedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireBodyTest {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<Role> ROLES = List.of(Role.SYSTEM, Role.USER, Role.ASSISTANT);

    private final Wired wired = new Wired();

    @AfterEach
    void close() {
        wired.close();
    }

    static Stream<WireCase> bodies() {
        return WireCase.in("bodies.yaml");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void body_isExactlyTheGoldenOne(WireCase row) throws Exception {
        Request request = Request.of("m-1", messages(row.row().path("messages")), row.map("parameters"));
        assertSends(row, "stream", true, Map.of(), request);
        assertSends(row, "plain", true, Map.of("stream_options", "null"), request);
        assertSends(row, "whole", false, Map.of(), request);
    }

    /** What the request says and the stream flags, nothing else, for requests of all shapes. */
    @Test
    void body_ofAnyRequest_isThatRequest() throws Exception {
        wired.server.always(ScriptedAnswer.text("4"));
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            boolean stream = random.nextBoolean();
            Request request = anyRequest(random);
            wired.models.model(wired.endpoint(stream)).ask(request);
            String body = wired.server.calls().get(i).body();
            assertThat(STRICT.readTree(body)).isEqualTo(expected(request, stream));
            assertThat(body).doesNotContain("\n");
        }
    }

    private void assertSends(WireCase row, String golden, boolean stream, Map<String, String> extra, Request request)
            throws Exception {
        if (!row.row().has(golden)) {
            return;
        }
        wired.server.always(ScriptedAnswer.text("4"));
        Sampling sampling = Wired.extra(extra);
        Model model = wired.models.model(Wired.endpoint(wired.server.url(), stream, Optional.empty(), sampling));
        int before = wired.server.count();
        model.ask(request);
        assertThat(wired.server.count()).isEqualTo(before + 1);
        assertThat(wired.server.calls().get(before).body()).isEqualTo(row.text(golden, ""));
    }

    private static List<Message> messages(JsonNode rows) {
        List<Message> messages = new ArrayList<>();
        rows.forEach(row -> messages.add(new Message(
                Role.valueOf(row.path(0).asText().toUpperCase(Locale.ROOT)),
                row.path(1).asText())));
        return messages;
    }

    private static Request anyRequest(Random random) {
        List<Message> messages = new ArrayList<>();
        do {
            Role role = ROLES.get(random.nextInt(3));
            messages.add(new Message(role, anyText(random)));
        } while (random.nextInt(3) > 0);
        String[] names = {"temperature", "top_p", "seed", "max_tokens", "stop", "thinking", "n_probs", "ünïcode"};
        String[] values = {"0", "0.7", "-1", "true", "\"x\"", "[1,2]", "{\"a\":{\"b\":[]}}", "1e-3"};
        Map<String, String> parameters = new TreeMap<>();
        for (String name : names) {
            if (random.nextBoolean()) {
                parameters.put(name, values[random.nextInt(values.length)]);
            }
        }
        return Request.of("org/model-" + random.nextInt(9), messages, parameters);
    }

    private static String anyText(Random random) {
        String[] words = {"", "x", " ", "\n", "\"", "\\frac", "é", "和", "😀", "<think>", "{{", "\u2028"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static JsonNode expected(Request request, boolean stream) throws Exception {
        Map<String, Object> body = new TreeMap<>(Map.of("model", request.model()));
        body.put(
                "messages",
                request.messages().stream()
                        .map(m -> Map.of("role", m.role().wireName(), "content", m.text()))
                        .toList());
        for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
            body.put(parameter.getKey(), STRICT.readTree(parameter.getValue()));
        }
        if (stream) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return STRICT.readTree(STRICT.writeValueAsString(body));
    }
}
