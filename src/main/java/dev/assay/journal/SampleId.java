package dev.assay.journal;

import dev.assay.model.ModelLabel;

/** Which sample of a run: suite, task and model by name, and the 0-based number of the answer. */
public record SampleId(String suite, String task, ModelLabel model, int sample) {}
