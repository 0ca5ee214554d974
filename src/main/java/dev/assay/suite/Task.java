package dev.assay.suite;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One question with its target.
 *
 * @param id unique in its suite
 * @param shown the fields that the prompt may show, by name
 * @param target what would be right
 * @param tags labels such as {@code level:1}
 */
public record Task(String id, Map<String, String> shown, Target target, Set<String> tags) {
    public Task {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
        // Suites have tens of thousands of tasks, most with one field and no tag: a tree for each would weigh more than
        // the texts.
        shown = shown.size() <= 1 ? Map.copyOf(shown) : Collections.unmodifiableMap(new TreeMap<>(shown));
        tags = tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(tags));
    }
}
