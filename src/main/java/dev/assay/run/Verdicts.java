package dev.assay.run;

import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Grade;
import dev.assay.score.Grader;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdicts of a run so far, one a planned sample at most. Keeps in memory only where each stands in a spool: 8 bytes a sample. Safe for
 * use by many threads.
 */
public final class Verdicts {
    /** Why a sample was not asked for: the process was told to end. */
    public static final String INTERRUPTED = "interrupted";

    /** Why a sample was not asked for: nothing can be had of its model before a person acts. */
    public static final String FATAL = "fatal";

    /** Why a sample was not asked for: money, tokens or time are used up. */
    public static final String BUDGET = "budget";

    /** Why a sample was not asked for: a gate had its verdict without it. */
    public static final String STOPPED = "stopped";

    private final Plan plan;
    private final Grader grader;
    private final Pricing pricing;
    private final SpooledVerdicts kept;

    /** No verdicts yet; the spool remains its maker's, to be closed when they are no longer needed. */
    public Verdicts(Plan plan, Grader grader, Pricing pricing, VerdictSpool spool) {
        this.plan = plan;
        this.grader = grader;
        this.pricing = pricing;
        this.kept = new SpooledVerdicts(spool, plan.size());
    }

    /** Grades an exchange and keeps the verdict; a later one of the same sample replaces an earlier one. */
    public VerdictLine grade(PlannedSample sample, Exchange exchange) throws InterruptedException {
        Grade grade = grader.grade(sample.task(), exchange);
        VerdictLine line = line(
                sample,
                grade,
                exchange.fold(reply -> reply.usage(), failure -> Usage.UNKNOWN),
                exchange.fold(reply -> pricing.cost(sample.model(), reply), failure -> Optional.empty()),
                exchange.fold(reply -> Optional.of(reply.timing()), failure -> Optional.empty()));
        kept.put(sample.index(), line);
        return line;
    }

    /** The same, where all skipped samples of a model have one reason; without one they were interrupted. */
    public Stream<VerdictLine> all(Map<ModelLabel, String> skipped) {
        return all(new Skips(skipped)::of);
    }

    /**
     * One verdict for every planned sample, in the order of the plan, each read when it is asked for.
     *
     * @param skipped why a sample that has no exchange was not asked for
     */
    public Stream<VerdictLine> all(Function<PlannedSample, String> skipped) {
        return IntStream.range(0, plan.size())
                .mapToObj(index -> kept.at(index).orElseGet(() -> skipped(plan.sample(index), skipped)));
    }

    private static VerdictLine skipped(PlannedSample sample, Function<PlannedSample, String> why) {
        Grade grade = Grade.skipped(why.apply(sample));
        return line(sample, grade, Usage.UNKNOWN, Optional.empty(), Optional.empty());
    }

    private static VerdictLine line(
            PlannedSample sample, Grade grade, Usage usage, Optional<BigDecimal> cost, Optional<Timing> timing) {
        return new VerdictLine(
                sample.id(),
                grade.outcome(),
                grade.value(),
                grade.extracted(),
                grade.rule(),
                grade.reason(),
                grade.cut(),
                sample.task().tags(),
                grade.tests(),
                usage,
                cost,
                timing);
    }
}
