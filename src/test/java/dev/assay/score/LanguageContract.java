package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTests;
import dev.assay.suite.CodeTests.StdioCase;
import dev.assay.suite.Task;
import dev.assay.testing.LeftoverProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What grading one language promises, on one rung. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LanguageContract {
    private static final CodeTests SUM =
            new CodeTests.Stdio(List.of(new StdioCase("40 2\n", "42\n"), new StdioCase("1 2\n", "3\n")));
    private static final CodeTests CODEWORD =
            new CodeTests.Stdio(List.of(new StdioCase("1\n", "zq-amber-17"), new StdioCase("2\n", "zq-cobalt-42")));

    private final String language;
    private final CodeScorer scorer;
    private final CodeScorer brief;
    private final CodeScorer unhurried;

    LanguageContract(String language, Rung rung) throws Exception {
        this.language = language;
        this.scorer = CodeScorers.on(rung, CodeScorers.SHORT);
        this.brief = CodeScorers.on(rung, CodeScorers.BRIEF);
        this.unhurried = CodeScorers.on(rung, CodeScorers.UNHURRIED);
    }

    @AfterAll
    void close() {
        scorer.close();
        brief.close();
        unhurried.close();
    }

    CodeScorer brief() {
        return brief;
    }

    CodeScorer scorer() {
        return scorer;
    }

    Stream<Arguments> programs() throws IOException {
        return rows("languages.yaml", language);
    }

    Stream<Arguments> cheats() throws IOException {
        return rows("language-stdio-cheats.yaml", language);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void assess_program_getsItsVerdicts(String name, JsonNode row) throws Exception {
        CodeTests tests = row.has("cases") || row.has("check") || row.has("asserts") ? CodeExample.tests(row) : SUM;
        Task task = LanguageCorporaTest.task(
                language, row.path("entry").asText(), row.path("preamble").asText(), tests);

        List<String> want = new ArrayList<>();
        row.path("want").forEach(each -> want.add(each.asText()));

        Assessment assessment =
                (want.contains(TestVerdict.Kind.MEMORY_LIMIT.text()) ? unhurried : scorer).assess(task, fenced(row));

        assertThat(assessment.tests().stream().map(test -> test.kind().text()).toList())
                .as(assessment.toString())
                .isEqualTo(want);
        assertThat(assessment.tests().toString()).doesNotContain("root:");
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cheats")
    void assess_cheatingProgram_isWrongAndLeavesNothing(String name, JsonNode row) throws Exception {
        Assessment cheated = brief.assess(LanguageCorporaTest.task(language, "", "", CODEWORD), fenced(row));

        assertWrong(cheated);
    }

    static void assertWrong(Assessment assessment) {
        assertThat(assessment.verdict().<Boolean>fold(graded -> graded.value() == 0, u -> false, u -> false))
                .as(assessment.toString())
                .isTrue();
        assertThat(assessment.tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.kind()).isNotEqualTo(TestVerdict.Kind.PASS));
        LeftoverProcesses.assertNone();
    }

    static dev.assay.model.Reply fenced(JsonNode row) {
        return CodeReplies.reply("```\n" + row.path("code").asText() + "\n```\n");
    }

    /** Those of one language; of all where rows name none. */
    static Stream<Arguments> rows(String file, String language) throws IOException {
        try (InputStream in = Objects.requireNonNull(LanguageContract.class.getResourceAsStream(file), file)) {
            List<Arguments> rows = new ArrayList<>();
            for (JsonNode row : new ObjectMapper(new YAMLFactory()).readTree(in)) {
                if (row.path("language").asText(language).equals(language)) {
                    rows.add(Arguments.of(row.path("name").asText(), row));
                }
            }
            return rows.stream();
        }
    }
}
