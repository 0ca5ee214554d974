package dev.assay.sandbox;

import dev.assay.testing.NeedsProgram;

@NeedsProgram("python3")
final class LandlockTest extends HostilePrograms {
    LandlockTest() throws Exception {
        super(Rung.LANDLOCK);
    }
}
