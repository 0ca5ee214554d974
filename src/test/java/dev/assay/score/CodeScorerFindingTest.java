package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sandbox.Rung;
import dev.assay.testing.NeedsProgram;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeScorerFindingTest {
    @TempDir
    private Path directory;

    @Test
    void find_emptyPath_refusesAndSaysWhatToInstall() throws Exception {
        assertThat(refusal("", Optional.empty())).contains("apt-get install python3");
        assertThat(refusal("", Optional.of(Rung.LANDLOCK))).contains("apt-get install python3");
    }

    @Test
    @NeedsProgram("python3")
    void find_noneWished_isTaken() throws Exception {
        CodeScorerFinding finding = CodeScorer.find(CodeScorers.path(), directory, Optional.of(Rung.NONE));

        assertThat(finding.<Rung>fold(ready -> ready.scorer().rung(), refused -> {
                    throw new AssertionError(refused.reason());
                }))
                .isEqualTo(Rung.NONE);
    }

    private String refusal(String path, Optional<Rung> wish) throws InterruptedException {
        return CodeScorer.find(path, directory, wish).fold(ready -> "ready", CodeScorerFinding.Refused::reason);
    }
}
