package dev.assay.run;

import dev.assay.suite.Digest;
import dev.assay.suite.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order of tasks: by the hex SHA-256 of seed, a zero byte and the task's id. Draws nothing, and stays as it is for the
 * old tasks when new ones are added.
 */
final class TaskOrder {
    private TaskOrder() {}

    static List<Task> of(List<Task> tasks, long seed) {
        Map<Task, String> keys = tasks.stream().collect(Collectors.toMap(task -> task, task -> key(seed, task.id())));
        return tasks.stream()
                .sorted(Comparator.comparing((Task task) -> keys.getOrDefault(task, "")))
                .toList();
    }

    static String key(long seed, String taskId) {
        byte[] id = taskId.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] seedText = (seed + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Digest()
                .add(seedText, 0, seedText.length)
                .add(id, 0, id.length)
                .hex();
    }
}
