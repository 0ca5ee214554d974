package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.testing.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JavaTaskTest {
    static Stream<Arguments> callable() throws IOException {
        return rows().stream().filter(row -> !row.has("refused")).map(JavaTaskTest::named);
    }

    static Stream<Arguments> refused() throws IOException {
        return rows().stream().filter(row -> row.has("refused")).map(JavaTaskTest::named);
    }

    private static Arguments named(JsonNode row) {
        return Arguments.of(row.path("name").asText(), row);
    }

    private static List<JsonNode> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(JavaTaskTest.class.getResourceAsStream("java-stubs/tasks.yaml"))) {
            List<JsonNode> rows = new ArrayList<>();
            new ObjectMapper(new YAMLFactory()).readTree(in).forEach(rows::add);
            return rows;
        }
    }

    private static JavaTask task(JsonNode row) throws UngradableException {
        return JavaTask.of(
                row.path("preamble").asText(),
                Optional.ofNullable(row.get("entry")).map(JsonNode::asText));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callable")
    void testsWithStub_signature_areTheTestsUnderACallToAnotherProcess(String name, JsonNode row) throws Exception {
        String tests = row.path("tests").asText();

        String source = task(row).testsWithStub(tests);

        assertThat(source)
                .contains(tests.lines()
                        .filter(line -> !line.startsWith("import "))
                        .toList());
        Golden.check(JavaTaskTest.class, "java-stubs/" + name + ".java.txt", source);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void of_signatureThatCannotBeCalledFromOutside_isRefusedWithTheReason(String name, JsonNode row) {
        assertThatThrownBy(() -> task(row))
                .isInstanceOf(UngradableException.class)
                .hasMessage(row.path("refused").asText());
    }
}
