package dev.assay.run;

import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import java.util.Optional;

/**
 * Verdicts by their places in a plan, one a place at most, each in a spool until somebody asks for it: 8 bytes a sample in memory. Safe for use by
 * many threads.
 */
public final class SpooledVerdicts {
    private final VerdictSpool spool;
    /** Of each verdict in the spool, plus one; 0: there is none. */
    private final long[] places;

    /** None yet of so many samples; the spool remains its maker's. */
    public SpooledVerdicts(VerdictSpool spool, int samples) {
        this.spool = spool;
        this.places = new long[samples];
    }

    /** Keeps a verdict, in the place of an earlier one. */
    public void put(int index, VerdictLine line) {
        long place = spool.add(line) + 1;
        synchronized (places) {
            places[index] = place;
        }
    }

    /** Whether there is one here. */
    public boolean has(int index) {
        synchronized (places) {
            return places[index] > 0;
        }
    }

    /** The verdict here. */
    public Optional<VerdictLine> at(int index) {
        long place;
        synchronized (places) {
            place = places[index];
        }
        return place > 0 ? Optional.of(spool.read(place - 1)) : Optional.empty();
    }
}
