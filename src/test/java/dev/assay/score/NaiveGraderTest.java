package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cheat that our graders must refuse is one: a grader of the usual kind falls for it. */
@NeedsProgram("python3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NaiveGraderTest {
    /** The rows of the table of cheats, specs/code-execution.md, section 2. */
    private static final Set<String> ROWS = Set.of(
            "exit 0",
            "os._exit 0",
            "object that equals",
            "subclass that equals",
            "patches",
            "traces",
            "reads what is expected",
            "writes the verdict",
            "runs the canonical solution",
            "prints a verdict",
            "pickles",
            "kills the harness",
            "reads a key",
            "disables the alarm",
            "leaves a daemon");

    private static final String CANONICAL = "def codeword(n): return {1: 'zq-amber-17', 2: 'zq-cobalt-42'}[n]\n";

    private final NaiveGrader naive;

    NaiveGraderTest() throws Exception {
        naive = NaiveGrader.here();
    }

    @AfterAll
    void close() {
        naive.close();
    }

    static Stream<Arguments> cheats() throws Exception {
        return Stream.concat(
                arguments("codeword", CodeExample.in("cheats.yaml")),
                arguments("", CodeExample.in("stdio-cheats.yaml")));
    }

    private static Stream<Arguments> arguments(String entry, List<CodeExample> cheats) {
        return cheats.stream()
                .flatMap(cheat -> cheat.list("naive").stream()
                        .map(kind -> Arguments.of(
                                cheat.name(), kind, cheat.row().path("effect").asText("accepted"), entry, cheat)));
    }

    @ParameterizedTest(name = "{0}: {1}: {2}")
    @MethodSource("cheats")
    void grade_cheat_takesEffect(String name, String kind, String effect, String entry, CodeExample cheat)
            throws Exception {
        assertThat(naive.grade(kind, entry, cheat.code(), CANONICAL)).isEqualTo(effect);
        LeftoverProcesses.assertNone();
    }

    @Test
    void grade_honestSolutions_getTheirVerdicts() throws Exception {
        String wrong = "def codeword(n): return 'zq-'\n";
        for (String kind : NaiveGrader.FUNCTIONS) {
            assertThat(naive.grade(kind, "codeword", CANONICAL, "")).as(kind).isEqualTo("accepted");
            assertThat(naive.grade(kind, "codeword", wrong, "")).as(kind).isEqualTo("refused");
        }
        String print = "print(codeword(int(input())))\n";
        assertThat(naive.grade("stdio", "", CANONICAL + print, "")).isEqualTo("accepted");
        assertThat(naive.grade("stdio", "", wrong + print, "")).isEqualTo("refused");
    }

    @Test
    void cheats_allRowsOfTheTable_arePresent() throws Exception {
        List<CodeExample> cheats = new ArrayList<>(CodeExample.in("cheats.yaml"));

        assertThat(cheats.stream()
                        .map(cheat -> cheat.row().path("row").asText())
                        .collect(Collectors.toSet()))
                .isEqualTo(ROWS);
        assertThat(cheats)
                .hasSizeGreaterThanOrEqualTo(22)
                .allSatisfy(
                        cheat -> assertThat(cheat.list("naive")).isNotEmpty().isSubsetOf(NaiveGrader.FUNCTIONS));
        assertThat(CodeExample.in("stdio-cheats.yaml").stream()
                        .filter(cheat -> !cheat.list("naive").isEmpty()))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(cheat -> assertThat(cheat.list("naive")).isSubsetOf(NaiveGrader.PROGRAMS));
    }
}
