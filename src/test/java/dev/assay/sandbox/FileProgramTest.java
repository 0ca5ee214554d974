package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.LeftoverProcesses;
import dev.assay.testing.NeedsProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files put into a directory, made into others by a compiler, and run. */
@NeedsProgram({"python3", "bwrap", "g++"})
final class FileProgramTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1L << 30, 1 << 16, 1 << 16);
    private static final Limits BUILD =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 2L << 30, 1 << 16, 1);

    private static final String ADD = """
            #include <iostream>
            #include <cstdio>
            int main(int count, char** words) {
                long long a, b;
                std::cin >> a >> b;
                std::cout << a + b << std::endl;
                return count == 2 ? 0 : 3;
            }
            """;

    @ParameterizedTest
    @EnumSource(Rung.class)
    void build_thenRun_givesWhatTheProgramPrints(Rung rung) throws Exception {
        try (Sandbox sandbox = SandboxesHere.on(rung)) {
            Build built = FilePrograms.compiler(sandbox).build(FilePrograms.source(ADD, "a.out"), BUILD);
            assertThat(built.outcome().isClean()).as(built.outcome().toString()).isTrue();
            assertThat(built.files()).containsOnlyKeys("a.out");

            Command command = new Command(List.of("./a.out", "one"), Map.of(), Command.Memory.ADDRESS_SPACE);
            Outcome outcome = runner(sandbox).run(Program.of(built.files(), command), "40 2\n", LIMITS);

            assertThat(outcome.stdout()).as(outcome.toString()).isEqualTo("42\n");
            assertThat(outcome.isClean()).isTrue();
        }
        LeftoverProcesses.assertNone();
    }

    private static Sandbox runner(Sandbox sandbox) throws Exception {
        return sandbox.with(new Places(List.of(), List.of()));
    }
}
