package dev.assay.cli;

import dev.assay.score.Assessment;
import dev.assay.score.MathScorer;
import java.util.function.LongSupplier;

/** Grades one pair after the other, on one thread, and takes the time. */
final class PairGrading {
    private static final long NANOS_A_MICRO = 1000;

    private final MathScorer scorer;
    private final LongSupplier nanos;
    private long spent;

    PairGrading(MathScorer scorer, LongSupplier nanos) {
        this.scorer = scorer;
        this.nanos = nanos;
    }

    PairVerdict grade(Pair pair) {
        long start = nanos.getAsLong();
        Assessment assessment = scorer.grade(pair.gold(), pair.answer());
        long taken = nanos.getAsLong() - start;
        spent += taken;
        return PairVerdict.of(pair, assessment, taken / NANOS_A_MICRO);
    }

    /** The time that went into grading so far, without reading and writing files. */
    long spentNanos() {
        return spent;
    }
}
