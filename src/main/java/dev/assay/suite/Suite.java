package dev.assay.suite;

import java.util.List;

/**
 * A named, versioned set of tasks with one prompt protocol and one kind of target.
 *
 * @param samples answers asked for a task unless the user says otherwise
 * @param maxTokens of one answer unless the user says otherwise
 * @param protocol where prompt and scoring come from
 */
public record Suite(
        SuiteId id,
        String title,
        Domain domain,
        String licence,
        PromptTemplate prompt,
        List<Task> tasks,
        int samples,
        int maxTokens,
        String protocol) {
    public Suite {
        tasks = List.copyOf(tasks);
    }

    /** The name alone. */
    public String name() {
        return id.name();
    }

    /** The prompt that asks this task. */
    public Prompt ask(Task task) {
        return prompt.render(task.shown());
    }
}
