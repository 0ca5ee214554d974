package dev.assay.score;

import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Replies and tasks for tests of code grading. */
final class CodeReplies {
    private CodeReplies() {}

    static Reply reply(String text) {
        return reply(text, Finish.STOP);
    }

    static Reply reply(String text, Finish finish) {
        Timing timing = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, false);
        return new Reply(
                text, Optional.empty(), finish, Optional.empty(), Usage.UNKNOWN, timing, ServedBy.UNKNOWN, List.of());
    }

    static Reply fenced(String code) {
        return reply("```python\n" + code + "\n```\n");
    }

    static Task task(String entry, String preamble, CodeTests tests) {
        Optional<String> name = entry.isEmpty() ? Optional.empty() : Optional.of(entry);
        return new Task("t", Map.of(), new CodeTarget("python", name, preamble, tests), Set.of());
    }
}
