package dev.assay.run;

import dev.assay.journal.Shard;
import dev.assay.suite.Digest;
import dev.assay.suite.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of tasks: by the hex SHA-256 of seed, a zero byte and the task's id. Draws nothing, and stays as it is for the
 * old tasks when new ones are added.
 */
public final class TaskOrder {
    private static final int HEX_DIGITS_OF_LONG = 16;

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
        Map<String, String> byKey = new TreeMap<>();
        ids.forEach(id -> byKey.put(key(seed, id), id));
        return List.copyOf(byKey.values());
    }

    /** Whether a task is in a shard: the first 64 bits of its key with seed 0, modulo the number of shards. */
    static boolean isIn(Shard shard, Task task) {
        long bits = Long.parseUnsignedLong(key(0, task.id()), 0, HEX_DIGITS_OF_LONG, 16);
        return Long.remainderUnsigned(bits, shard.count()) == shard.number() - 1;
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
