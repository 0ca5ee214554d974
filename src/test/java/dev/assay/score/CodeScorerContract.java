package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Task;
import dev.assay.testing.LeftoverProcesses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What code grading promises, on whichever rung. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CodeScorerContract {
    private static final String HONEST = "def codeword(n): return {1: 'zq-amber-17', 2: 'zq-cobalt-42'}[n]\n";

    private static final List<CodeTests> CODEWORD = List.of(
            new CodeTests.Cases(List.of(
                    new CodeTests.Case("[1]", "\"zq-amber-17\""), new CodeTests.Case("[2]", "\"zq-cobalt-42\""))),
            new CodeTests.Check("""
                    def check(candidate):
                        assert candidate(1) == "zq-amber-17"
                        assert candidate(2) == "zq-cobalt-42"
                    """),
            new CodeTests.Asserts(
                    List.of("assert codeword(1) == 'zq-amber-17'", "assert codeword(2) == 'zq-cobalt-42'")));

    private final CodeScorer scorer;
    private final CodeScorer brief;

    CodeScorerContract(Rung rung) throws Exception {
        this.scorer = CodeScorers.on(rung, CodeScorers.SHORT);
        this.brief = CodeScorers.on(rung, CodeScorers.BRIEF);
    }

    static Stream<CodeExample> verdicts() throws Exception {
        return CodeExample.in("verdicts.yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void assess_program_getsItsVerdicts(CodeExample example) throws Exception {
        Assessment assessment = scorer.assess(example.task(), CodeReplies.fenced(example.code()));

        assertThat(assessment.tests().stream().map(test -> test.kind().text()).toList())
                .as(assessment.toString())
                .isEqualTo(example.want());
        assertThat(outcome(assessment)).isEqualTo(outcome(example.want()));
    }

    static Stream<CodeExample> stdinIdioms() throws Exception {
        return CodeExample.in("stdin-idioms.yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("stdinIdioms")
    void assess_everyWayToRead_isRight(CodeExample example) throws Exception {
        Task task = CodeReplies.task(
                "", "", new CodeTests.Stdio(List.of(new CodeTests.StdioCase("3\n1 2 40\n", "43\n")), true));

        Assessment assessment = scorer.assess(task, CodeReplies.fenced(example.code()));

        assertThat(assessment.tests())
                .extracting(test -> test.kind().text())
                .containsExactly(example.row().path("want").asText("pass"));
        assertThat(assessment.tests()).allMatch(test -> test.peakMiB() > 0 && test.peakMiB() <= 512);
    }

    static Stream<Arguments> cheats() throws Exception {
        return Stream.concat(CodeExample.in("cheats.yaml").stream(), CodeExample.in("attacks.yaml").stream())
                .flatMap(cheat -> CODEWORD.stream().map(tests -> Arguments.of(cheat.name(), cheat.code(), tests)));
    }

    static Stream<Arguments> stdioCheats() throws Exception {
        return CodeExample.in("stdio-cheats.yaml").stream().map(cheat -> Arguments.of(cheat.name(), cheat.code()));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("cheats")
    void assess_cheat_isWrongAndLeavesNothing(String name, String code, CodeTests tests) throws Exception {
        Task task = CodeReplies.task("codeword", "", tests);

        Assessment cheated = brief.assess(task, CodeReplies.fenced(code));

        assertThat(outcome(cheated)).as(cheated.toString()).isEqualTo("wrong");
        assertThat(cheated.tests()).allSatisfy(test -> assertThat(test.kind()).isNotEqualTo(TestVerdict.Kind.PASS));
        assertThat(outcome(scorer.assess(task, CodeReplies.fenced(HONEST)))).isEqualTo("right");
        LeftoverProcesses.assertNone();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stdioCheats")
    void assess_cheatingProgram_isWrongAndLeavesNothing(String name, String code) throws Exception {
        Task task = CodeReplies.task(
                "",
                "",
                new CodeTests.Stdio(List.of(
                        new CodeTests.StdioCase("1\n", "zq-amber-17"),
                        new CodeTests.StdioCase("2\n", "zq-cobalt-42"))));

        Assessment cheated = brief.assess(task, CodeReplies.fenced(code));

        assertThat(outcome(cheated)).as(cheated.toString()).isEqualTo("wrong");
        assertThat(cheated.tests()).allSatisfy(test -> assertThat(test.kind()).isNotEqualTo(TestVerdict.Kind.PASS));
        assertThat(outcome(scorer.assess(task, CodeReplies.fenced(HONEST + "print(codeword(int(input())))"))))
                .isEqualTo("right");
        LeftoverProcesses.assertNone();
    }

    private static String outcome(Assessment assessment) {
        return assessment
                .verdict()
                .fold(graded -> graded.value() == 1 ? "right" : "wrong", u -> "undecided", u -> "ungraded");
    }

    private static String outcome(List<String> verdicts) {
        if (verdicts.stream().allMatch("pass"::equals)) {
            return "right";
        }
        return verdicts.stream().allMatch(each -> each.equals("pass") || each.equals("graderError"))
                ? "ungraded"
                : "wrong";
    }
}
