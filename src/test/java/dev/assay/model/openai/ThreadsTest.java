package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.ScriptedAnswer;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    /** A thread that is left waiting in the kernel holds up the end of the process. */
    @Test
    void close_afterACall_leavesNoThreadOfTheClient() throws InterruptedException {
        Set<Thread> before = selectors();
        try (Wired wired = new Wired()) {
            wired.server.always(ScriptedAnswer.text("4"));
            wired.ask(true);
            assertThat(selectors()).hasSizeGreaterThan(before.size());
        }
        for (Thread thread : selectors()) {
            if (!before.contains(thread)) {
                thread.join(30_000);
            }
        }
        assertThat(before).containsAll(selectors());
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .collect(Collectors.toSet());
    }
}
