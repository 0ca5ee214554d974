package dev.assay.run;

import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;

/** Hears what happens in a run. Called by many threads at once; must be quick. */
public interface RunEvents {
    /** A sample's exchange has ended and is in the journal. */
    void exchanged(PlannedSample sample, Exchange exchange);

    /** A sample has its verdict. */
    void graded(VerdictLine verdict);

    /** No more calls are made to a model: nothing could succeed before a person acts. */
    void stopped(ModelLabel model, CallFailure because);
}
