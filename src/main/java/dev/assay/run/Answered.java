package dev.assay.run;

import dev.assay.journal.SampleKey;
import java.util.BitSet;

/**
 * Which planned samples have a reply already, and to which request: the first 64 bits of its key. 8 bytes a sample, as a run may have very
 * many. Two keys with the same 64 bits at the same place of a plan do not occur in practice.
 */
public final class Answered {
    private final long[] keys;
    private final BitSet known = new BitSet();

    /** Nothing, of a plan of this size. */
    public Answered(int samples) {
        keys = new long[samples];
    }

    /** This one has a reply. */
    public void add(int index, SampleKey key) {
        keys[index] = key.prefix();
        known.set(index);
    }

    /** Whether there is any reply for the sample, be it to another request. */
    boolean mayHave(int index) {
        return known.get(index);
    }

    boolean has(int index, SampleKey key) {
        return known.get(index) && keys[index] == key.prefix();
    }

    /** How many samples have a reply. */
    public int count() {
        return known.cardinality();
    }
}
