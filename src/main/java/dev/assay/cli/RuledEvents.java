package dev.assay.cli;

import dev.assay.journal.VerdictLine;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.run.PlannedSample;
import dev.assay.run.RunEvents;
import dev.assay.run.StopRule;
import dev.assay.score.Outcome;

/** Hands events on, and verdicts to a stop rule as well. */
record RuledEvents(RunEvents events, StopRule rule) implements RunEvents {
    /** Hands on the verdicts of an earlier process that stay: a failed call is made again. */
    static RunEvents ofReplies(StopRule rule) {
        return new RuledEvents(new Silence(), new StopRule() {
            @Override
            public void graded(VerdictLine verdict) {
                if (verdict.outcome() != Outcome.CALL_FAILED) {
                    rule.graded(verdict);
                }
            }

            @Override
            public boolean needs(PlannedSample sample) {
                return rule.needs(sample);
            }
        });
    }

    @Override
    public void exchanged(PlannedSample sample, Exchange exchange) {
        events.exchanged(sample, exchange);
    }

    @Override
    public void graded(VerdictLine verdict) {
        events.graded(verdict);
        rule.graded(verdict);
    }

    @Override
    public void stopped(ModelLabel model, CallFailure because) {
        events.stopped(model, because);
    }
}
