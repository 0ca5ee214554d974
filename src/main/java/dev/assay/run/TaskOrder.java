package dev.assay.run;

import dev.assay.suite.Digest;
import dev.assay.suite.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of tasks: by the hex SHA-256 of seed, a zero byte and the task's id. Draws nothing, and stays as it is for the
 * old tasks when new ones are added.
 */
public final class TaskOrder {
    private TaskOrder() {}

    static List<Task> of(List<Task> tasks, long seed) {
        return tasks.stream()
                .map(task -> new Keyed(key(seed, task.id()), task))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::task)
                .toList();
    }

    /** The ids of tasks in this order. */
    public static List<String> ofIds(Collection<String> ids, long seed) {
        return ids.stream().sorted(Comparator.comparing(id -> key(seed, id))).toList();
    }

    private record Keyed(String key, Task task) {}

    static String key(long seed, String taskId) {
        byte[] id = taskId.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] seedText = (seed + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Digest()
                .add(seedText, 0, seedText.length)
                .add(id, 0, id.length)
                .hex();
    }
}
