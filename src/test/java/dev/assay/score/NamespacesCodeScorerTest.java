package dev.assay.score;

import dev.assay.sandbox.Rung;
import dev.assay.testing.NeedsProgram;

@NeedsProgram({"python3", "bwrap"})
final class NamespacesCodeScorerTest extends CodeScorerContract {
    NamespacesCodeScorerTest() throws Exception {
        super(Rung.NAMESPACES);
    }
}
