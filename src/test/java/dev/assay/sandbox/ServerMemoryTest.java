package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.NeedsProgram;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program, its input and its results leave in the memory of the next: nothing. */
@NeedsProgram({"python3", "bwrap"})
final class ServerMemoryTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1L << 30, 1 << 20, 1 << 20);
    private static final String MARKER = "the-answer-is-4711-of-an-earlier-program";

    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_markerOfEarlierPrograms_isNowhereInMemory(Rung rung) throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (Sandbox sandbox = SandboxesHere.on(rung)) {
            List<ProcessHandle> servers = SandboxesHere.startedSince(before);
            String echo = "import sys\ntext = sys.stdin.read()\nprint(text, '%s' * 9)\n".formatted(MARKER);
            String answer = "import os\nfor line in open(3): os.write(4, line.encode())\n";
            for (int i = 0; i < 5; i++) {
                assertThat(sandbox.run(Program.python(MARKER, echo), MARKER.repeat(500), LIMITS)
                                .stdout())
                        .contains(MARKER);
                try (Conversation conversation = sandbox.start(Program.python("p", answer), LIMITS)) {
                    conversation.ask(MARKER.repeat(500));
                }
            }

            Outcome outcome = sandbox.run(search(), shifted(), LIMITS);

            assertThat(outcome.stdout()).as(outcome.toString()).isEqualTo("nothing True\n");
            assertThat(servers).isNotEmpty().allMatch(ProcessHandle::isAlive);
        }
    }

    /** The search would find it: here the program was given it. */
    @ParameterizedTest
    @EnumSource(Rung.class)
    void run_markerThatIsThere_isFound(Rung rung) throws Exception {
        try (Sandbox sandbox = SandboxesHere.on(rung)) {
            String source = HostilePrograms.resource("memory-search.py") + "# " + MARKER + "\n";

            assertThat(sandbox.run(
                                    Program.python(
                                            "p", "given = input()\n" + HostilePrograms.resource("memory-search.py")),
                                    MARKER + "\n" + shifted(),
                                    LIMITS)
                            .stdout())
                    .isEqualTo("found True\n");
            assertThat(sandbox.run(Program.python("p", source), shifted(), LIMITS)
                            .stdout())
                    .isEqualTo("found True\n");
        }
    }

    private static Program search() throws Exception {
        return Program.python("p", HostilePrograms.resource("memory-search.py"));
    }

    private static String shifted() {
        return MARKER.chars().mapToObj(c -> String.valueOf((char) (c + 1))).collect(Collectors.joining()) + "\n";
    }
}
