package dev.assay.cli;

import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.run.PlannedSample;
import dev.assay.run.RunEvents;

/** Hears and says nothing. */
final class Silence implements RunEvents {
    @Override
    public void exchanged(PlannedSample sample, Exchange exchange) {}

    @Override
    public void graded(VerdictLine verdict) {}

    @Override
    public void stopped(ModelLabel model, CallFailure because) {}
}
