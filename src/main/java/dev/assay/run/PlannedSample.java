package dev.assay.run;

import dev.assay.journal.SampleId;
import dev.assay.model.ModelLabel;
import dev.assay.suite.Task;

/**
 * One answer to be asked for.
 *
 * @param index its place in the plan, from 0
 */
public record PlannedSample(int index, PlannedSuite suite, Task task, ModelLabel model, int sample) {
    /** Its name in the files of the run. */
    public SampleId id() {
        return new SampleId(suite.suite().name(), task.id(), model, sample);
    }
}
