package dev.assay.compare;

import dev.assay.compare.Difference.Agreement;
import dev.assay.compare.Difference.Counts;
import dev.assay.compare.Difference.McNemar;
import dev.assay.model.ModelLabel;
import dev.assay.stats.BoundedScore;
import dev.assay.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/** The difference of two models over the tasks of some pairings, one task after the other. Holds a count a value. */
final class PairedScores {
    private final ModelLabel a;
    private final ModelLabel b;
    private final ValueCounts differences = new ValueCounts();
    private int paired;
    private int missing;
    private int unmatched;
    private int samples;
    private double low;
    private double high;
    private final Moments moments = new Moments();

    PairedScores(ModelLabel a, ModelLabel b) {
        this.a = a;
        this.b = b;
    }

    /** Sums over the paired tasks: for the correlation of task means, and for single samples of each. */
    private static final class Moments {
        private double a;
        private double b;
        private double aa;
        private double bb;
        private double ab;
        private int onlyA;
        private int onlyB;
        private boolean single = true;

        void add(TaskTally ofA, TaskTally ofB) {
            double x = ofA.mean().orElseThrow();
            double y = ofB.mean().orElseThrow();
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
            onlyA += x == 1 && y == 0 ? 1 : 0;
            onlyB += x == 0 && y == 1 ? 1 : 0;
            single &= ofA.planned() == 1 && ofB.planned() == 1 && (x == 0 || x == 1) && (y == 0 || y == 1);
        }

        Agreement agreement(int n) {
            double spread = (aa - a * a / n) * (bb - b * b / n);
            return new Agreement(
                    OptionalDouble.of((a + b - 2 * ab) / n),
                    spread > 1e-9
                            ? OptionalDouble.of((ab - a * b / n) / StrictMath.sqrt(spread))
                            : OptionalDouble.empty(),
                    single ? Optional.of(mcNemar(onlyA, onlyB)) : Optional.empty());
        }

        private static McNemar mcNemar(int onlyA, int onlyB) {
            dev.assay.stats.McNemar test = new dev.assay.stats.McNemar(onlyA, onlyB);
            return new McNemar(onlyA, onlyB, test.exact(), test.midP());
        }
    }

    /** Counts all tasks of a pairing, whose first side is {@code b} and whose second is {@code a}. */
    void add(Pairing pairing) {
        pairing.paired().forEach(this::addPaired);
        pairing.missing().forEach(this::addMissing);
        addUnmatched(pairing.stopped().size() + pairing.unmatched());
    }

    void addMissing(Pairing.Pair pair) {
        missing++;
        low += pair.low();
        high += pair.high();
    }

    void addUnmatched(int tasks) {
        unmatched += tasks;
    }

    void addPaired(Pairing.Pair pair) {
        paired++;
        differences.add(pair.difference());
        low += pair.low();
        high += pair.high();
        samples += pair.first().scored() + pair.second().scored();
        moments.add(pair.second(), pair.first());
    }

    /** The difference, not yet corrected for other pairs. */
    Difference difference() {
        int asked = paired + missing;
        Optional<Interval> bounds =
                asked == 0 ? Optional.empty() : Optional.of(new Interval(low / asked, high / asked));
        Counts counts = new Counts(paired, missing, unmatched);
        if (paired == 0) {
            return new Difference(
                    a,
                    b,
                    counts,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    bounds,
                    Agreement.NONE);
        }
        BoundedScore score = differences.score(-1, 1);
        double p = score.p(0);
        return new Difference(
                a,
                b,
                counts,
                Optional.of(Estimate.of(score, Estimate.LEVEL, paired, samples)),
                OptionalDouble.of(p),
                OptionalDouble.of(p),
                bounds,
                moments.agreement(paired));
    }
}
