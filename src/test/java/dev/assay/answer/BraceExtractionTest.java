package dev.assay.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.testing.Effort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BraceExtractionTest {
    private static final Set<String> FENCES = Set.of("js", "javascript");
    private static final long MAX_CPU_NANOS = 200_000_000;

    static List<Arguments> replies() throws IOException {
        List<Arguments> all = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(BraceExtractionTest.class.getResourceAsStream("brace-extraction.yaml"))
                .forEach(row -> all.add(Arguments.of(row.path("name").asText(), row)));
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void of_reply_givesTheProgramOrWhyThereIsNone(String name, JsonNode row) {
        CodeTarget target =
                target(row.path("entry").asText(), row.path("preamble").asText());

        Answer answer = BraceExtraction.of(
                row.path("text").asText(), target, FENCES, row.path("cut").asBoolean());

        assertThat(answer.<String>fold(Answer.Found::text, missing -> ""))
                .isEqualTo(row.path("program").asText());
        assertThat(answer.<String>fold(
                        Answer.Found::rule, missing -> missing.why().name()))
                .isEqualTo(row.path(row.has("rule") ? "rule" : "missing").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"f(", "f = ", "f(a) ", "class f ", "{", "}", "'", "`", "/*", "const f;\n", "```js\nf(\n", "f()f{"
            })
    void of_textMadeToBeSlow_isNot(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        CodeTarget target = target("f", "const f = (x) => {\n");

        Effort effort = Effort.best(3, MAX_CPU_NANOS, () -> BraceExtraction.of(text, target, FENCES, false));

        assertThat(effort.cpuNanos()).isLessThan(MAX_CPU_NANOS);
    }

    private static CodeTarget target(String entry, String preamble) {
        Optional<String> name = entry.isEmpty() ? Optional.empty() : Optional.of(entry);
        return new CodeTarget("javascript", name, preamble, new CodeTests.Stdio(List.of()));
    }
}
