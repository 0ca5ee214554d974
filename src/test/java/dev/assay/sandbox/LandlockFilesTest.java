package dev.assay.sandbox;

import dev.assay.testing.NeedsProgram;

@NeedsProgram({"python3", "g++"})
final class LandlockFilesTest extends HostileFilePrograms {
    LandlockFilesTest() throws Exception {
        super(Rung.LANDLOCK);
    }
}
