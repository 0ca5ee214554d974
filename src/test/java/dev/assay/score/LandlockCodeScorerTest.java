package dev.assay.score;

import dev.assay.sandbox.Rung;
import dev.assay.testing.NeedsProgram;

@NeedsProgram("python3")
final class LandlockCodeScorerTest extends CodeScorerContract {
    LandlockCodeScorerTest() throws Exception {
        super(Rung.LANDLOCK);
    }
}
