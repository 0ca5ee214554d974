package dev.assay.compare;

import dev.assay.model.ModelLabel;
import dev.assay.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much better one model is than another on the tasks that both answered.
 *
 * @param counts of the tasks of both
 * @param value mean difference over the paired tasks, positive where {@code a} is better; absent where they share none. Its interval is for this
 *     pair alone
 * @param p two-sided, that the difference is nothing, for this pair alone; absent where there is no value
 * @param holm the same after Holm's correction for all pairs that are looked at together
 * @param bounds of the difference over all tasks that both were asked, whatever their missing samples would have been; absent where there
 *     are none
 * @param agreement how alike the two are
 */
public record Difference(
        ModelLabel a,
        ModelLabel b,
        Counts counts,
        Optional<Estimate> value,
        OptionalDouble p,
        OptionalDouble holm,
        Optional<Interval> bounds,
        Agreement agreement) {

    /** What can be said of {@code a} against {@code b}. */
    public enum Call {
        BETTER,
        WORSE,
        TIED,
        UNKNOWN
    }

    /**
     * Where the tasks of either model went; each is in one of the classes.
     *
     * @param paired scored for both
     * @param missing asked of both, and without a score for one
     * @param unmatched asked of one alone
     */
    public record Counts(int paired, int missing, int unmatched) {
        /** Tasks of either. */
        public int union() {
            return paired + missing + unmatched;
        }
    }

    /**
     * How alike two models are on the paired tasks: what pairing brought.
     *
     * @param discordance chance that one sample of each, of the same task, differ in being right
     * @param correlation of the task means (phi, where each task has one sample); absent where one of the two is the same everywhere
     * @param mcNemar absent where some task was sampled more than once, or something was neither right nor wrong
     */
    public record Agreement(OptionalDouble discordance, OptionalDouble correlation, Optional<McNemar> mcNemar) {
        static final Agreement NONE = new Agreement(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /**
     * McNemar's test.
     *
     * @param onlyA tasks that {@code a} alone has right
     * @param onlyB tasks that {@code b} alone has right
     * @param exact p, two-sided
     * @param midP p, two-sided, less conservative
     */
    public record McNemar(int onlyA, int onlyB, double exact, double midP) {}

    /** What can be said, all pairs considered. */
    public Call call() {
        if (value.isEmpty() || holm.isEmpty()) {
            return Call.UNKNOWN;
        }
        if (holm.getAsDouble() > 1 - Estimate.LEVEL) {
            return Call.TIED;
        }
        return value.get().value() > 0 ? Call.BETTER : Call.WORSE;
    }

    /** The same difference after Holm's correction. */
    Difference corrected(double corrected) {
        return new Difference(a, b, counts, value, p, OptionalDouble.of(corrected), bounds, agreement);
    }

    /** The same difference seen from the other model. */
    public Difference turned() {
        return new Difference(
                b,
                a,
                counts,
                value.map(Estimate::negated),
                p,
                holm,
                bounds.map(range -> new Interval(0 - range.high(), 0 - range.low())),
                new Agreement(
                        agreement.discordance(),
                        agreement.correlation(),
                        agreement
                                .mcNemar()
                                .map(test -> new McNemar(test.onlyB(), test.onlyA(), test.exact(), test.midP()))));
    }
}
