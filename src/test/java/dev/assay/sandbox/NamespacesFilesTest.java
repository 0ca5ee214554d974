package dev.assay.sandbox;

import dev.assay.testing.NeedsProgram;

@NeedsProgram({"python3", "bwrap", "g++"})
final class NamespacesFilesTest extends HostileFilePrograms {
    NamespacesFilesTest() throws Exception {
        super(Rung.NAMESPACES);
    }
}
