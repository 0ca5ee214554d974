package dev.assay.run;

import dev.assay.journal.VerdictLine;

/**
 * Says, while a run is going, what need not be asked any more. Samples in flight come to their end all the same. Asked by many threads at once;
 * must be quick.
 */
public interface StopRule {
    /** Everything is asked. */
    StopRule NEVER = new StopRule() {
        @Override
        public void graded(VerdictLine verdict) {}

        @Override
        public boolean needs(PlannedSample sample) {
            return true;
        }
    };

    /** A sample has its verdict, and will get no other one. */
    void graded(VerdictLine verdict);

    /** Whether this sample, which nobody was asked for yet, is to be asked for; once false it stays false. */
    boolean needs(PlannedSample sample);
}
