package dev.assay.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs of C++ for tests of the sandbox. */
final class FilePrograms {
    private FilePrograms() {}

    static Sandbox compiler(Sandbox sandbox) throws SandboxException {
        return sandbox.with(new Places(List.of("/usr/include"), List.of("/usr/bin", "/usr/lib/gcc")));
    }

    static Program source(String text, String output) throws IOException {
        String compiler = new ProgramPath(SandboxesHere.path())
                .all("g++")
                .get(0)
                .toRealPath()
                .toString();
        Command command = new Command(
                List.of(compiler, "-O1", "-w", "solution.cpp", "-o", output),
                Map.of("PATH", "/usr/bin:/bin", "TMPDIR", "."),
                Command.Memory.ADDRESS_SPACE);
        return Program.of(Map.of("solution.cpp", text.getBytes(StandardCharsets.UTF_8)), command);
    }
}
