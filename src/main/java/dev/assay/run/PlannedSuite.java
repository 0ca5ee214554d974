package dev.assay.run;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.suite.Suite;
import dev.assay.suite.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A suite with the tasks that are asked, in the order of asking.
 *
 * @param source as the suite was asked for: a name or a path
 * @param samples answers a task
 * @param maxTokens of one answer
 */
public record PlannedSuite(Suite suite, String source, List<Task> tasks, int samples, int maxTokens) {
    public PlannedSuite {
        tasks = List.copyOf(tasks);
    }

    /**
     * The part of a suite that a selection takes. A shard may hold none of its tasks.
     *
     * @throws UserError where it takes nothing of the suite, shards aside
     */
    public static PlannedSuite of(
            Suite suite, String source, Manifest.Selection selection, int samples, int maxTokens) {
        Set<String> ids = new HashSet<>(selection.tasks());
        List<Task> chosen = suite.tasks().stream()
                .filter(task -> ids.isEmpty() || ids.contains(task.id()))
                .filter(task ->
                        selection.tags().isEmpty() || selection.tags().stream().anyMatch(task.tags()::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw new UserError(
                    "%s: no task of its %d is selected by --task or --tag"
                            .formatted(suite.name(), suite.tasks().size()),
                    "Its first task is `%s`, tagged %s."
                            .formatted(
                                    suite.tasks().get(0).id(),
                                    suite.tasks().get(0).tags()));
        }
        if (selection.limit().isPresent() && selection.limit().getAsInt() < chosen.size()) {
            chosen = TaskOrder.of(chosen, 0).subList(0, selection.limit().getAsInt());
        }
        List<Task> part = chosen.stream()
                .filter(task -> selection.shard().stream().allMatch(shard -> TaskOrder.isIn(shard, task)))
                .toList();
        return new PlannedSuite(suite, source, TaskOrder.of(part, selection.seed()), samples, maxTokens);
    }

    /** Its line in the manifest. */
    public Manifest.SuiteEntry entry() {
        return new Manifest.SuiteEntry(
                suite.name(), source, suite.id().sha256(), suite.title(), suite.protocol(), samples, maxTokens);
    }
}
