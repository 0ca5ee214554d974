package dev.assay.sandbox;

import dev.assay.testing.NeedsProgram;

@NeedsProgram({"python3", "bwrap"})
final class NamespacesTest extends HostilePrograms {
    NamespacesTest() throws Exception {
        super(Rung.NAMESPACES);
    }
}
