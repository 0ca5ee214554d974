package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Rung;
import dev.assay.suite.CodeTests;
import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trusted tests of one sample after another may share a process, as long as all that it met was right. */
@NeedsProgram("python3")
final class WarmCheckerTest {
    /** Passes where the solution knows how many checks its checker has run. */
    private static final CodeTests COUNTED = new CodeTests.Check("""
            import builtins

            def check(candidate):
                builtins.checks = getattr(builtins, "checks", 0) + 1
                print("seen by nobody" * 100000)
                assert candidate() == builtins.checks
            """);

    @SuppressWarnings("NullAway.Init")
    private CodeScorer scorer;

    private List<ProcessHandle> before = List.of();

    @BeforeEach
    void find() throws Exception {
        before = ours();
        scorer = CodeScorers.in(CodeScorers.sandbox(Rung.LANDLOCK), CodeScorers.SHORT, 1);
    }

    @AfterEach
    void end() {
        scorer.close();
        LeftoverProcesses.awaitFewer(() -> !ours().isEmpty());
        assertThat(ours()).isEmpty();
    }

    @Test
    void assess_checksThatPass_shareAChecker() throws Exception {
        assertThat(List.of(graded("return 1"), graded("return 2"), graded("return 3")))
                .containsOnly("right");
    }

    @Test
    void assess_aWrongResult_isTheLastThatItsCheckerMeets() throws Exception {
        assertThat(List.of(graded("return 1"), graded("return 7"), graded("return 1")))
                .containsExactly("right", "wrong", "right");
    }

    @Test
    void assess_aSolutionThatDies_isTheLastThatItsCheckerMeets() throws Exception {
        assertThat(List.of(graded("return 1"), graded("import os; os._exit(0)"), graded("return 1")))
                .containsExactly("right", "wrong", "right");
    }

    @Test
    void assess_aCheckThatFillsMuchOfItsAllowance_isTheLastOfItsChecker() throws Exception {
        CodeTests slow = new CodeTests.Check("""
                import builtins, time

                def check(candidate):
                    builtins.checks = 5
                    end = time.process_time() + 1.1
                    while time.process_time() < end:
                        pass
                    assert candidate() == 1
                """);
        assertThat(List.of(graded("return 1", slow), graded("return 1"))).containsOnly("right");
    }

    @Test
    void assess_aCheckerThatDiedMeanwhile_isReplaced() throws Exception {
        assertThat(graded("return 1")).isEqualTo("right");
        ours().forEach(ProcessHandle::destroyForcibly);
        LeftoverProcesses.awaitFewer(() -> !ours().isEmpty());
        assertThat(graded("return 1")).isEqualTo("right");
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.current()
                .descendants()
                .filter(LeftoverProcesses::isLauncher)
                .filter(each -> !before.contains(each))
                .toList();
    }

    private String graded(String body) throws Exception {
        return graded(body, COUNTED);
    }

    private String graded(String body, CodeTests tests) throws Exception {
        Assessment assessment =
                scorer.assess(CodeReplies.task("f", "", tests), CodeReplies.fenced("def f():\n    " + body + "\n"));
        return assessment
                .verdict()
                .fold(
                        graded -> graded.value() == 1 ? "right" : "wrong",
                        undecided -> "undecided",
                        ungraded -> ungraded.reason());
    }
}
