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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeExtractionTest {
    static List<Arguments> replies() throws IOException {
        List<Arguments> all = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(CodeExtractionTest.class.getResourceAsStream("code-extraction.yaml"))
                .forEach(row -> all.add(Arguments.of(row.path("name").asText(), row)));
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void of_reply_givesTheProgramOrWhyThereIsNone(String name, JsonNode row) {
        Answer answer = CodeExtraction.of(
                row.path("text").asText(), target(row), row.path("cut").asBoolean());

        String rule = answer.fold(Answer.Found::rule, missing -> missing.why().name());
        String program = answer.fold(Answer.Found::text, missing -> "");
        assertThat(program).isEqualTo(row.path("program").asText());
        assertThat(rule)
                .isEqualTo(
                        row.has("rule")
                                ? row.path("rule").asText()
                                : row.path("missing").asText());
    }

    @Test
    void of_codeTakenAsItStands_saysWhereItStands() {
        String text = "Text.\r\n```python\r\ndef add(a, b):\r\n    return a + b\r\n```";

        Answer answer = CodeExtraction.of(text, target("add", ""), false);

        Optional<Answer.Span> span = answer.fold(Answer.Found::span, missing -> Optional.empty());
        assertThat(span.map(place -> text.substring(place.start(), place.end())))
                .contains("def add(a, b):\r\n    return a + b\r\n");
    }

    @Test
    void of_codePutTogether_standsNowhere() {
        Answer answer = CodeExtraction.of("```\ndef add(a, b): return 1\n```", target("add", "import math"), false);

        assertThat(answer.<Optional<Answer.Span>>fold(Answer.Found::span, missing -> Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,",
                "a[0]",
                "[for ",
                "x = ",
                ": ",
                "```py\n",
                "`a` ",
                "A b c. ",
                "if (",
                "> ",
                "lambda ",
                "\"\"\"\n"
            })
    void of_textMadeToBeSlow_isNot(String piece) {
        String text = piece.repeat(300_000 / piece.length());
        CodeTarget target = target("a", "def a():\n");

        Effort effort = Effort.best(3, 200_000_000L, () -> CodeExtraction.of(text, target, false));

        assertThat(effort.cpuNanos()).isLessThan(200_000_000L);
    }

    private static CodeTarget target(JsonNode row) {
        return target(row.path("entry").asText(), row.path("preamble").asText());
    }

    private static CodeTarget target(String entry, String preamble) {
        return new CodeTarget(
                "python",
                entry.isEmpty() ? Optional.empty() : Optional.of(entry),
                preamble,
                new CodeTests.Stdio(List.of()));
    }
}
