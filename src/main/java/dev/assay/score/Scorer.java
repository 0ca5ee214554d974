package dev.assay.score;

import dev.assay.model.Reply;
import dev.assay.suite.Task;

/** Grades replies to tasks of one kind of target. Safe for use by many threads. */
public interface Scorer {
    /** What this reply is worth. Total: whatever goes wrong in grading is a verdict, not an exception. */
    Assessment assess(Task task, Reply reply) throws InterruptedException;
}
