package dev.assay.run;

import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.Attempt;
import dev.assay.model.Exchange;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.model.Reply;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Grade;
import dev.assay.score.Grader;
import dev.assay.score.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verdicts of a run so far, one a planned sample at most. Safe for use by many threads. */
public final class Verdicts {
    private final Plan plan;
    private final Grader grader;
    private final Map<ModelLabel, PriceList> prices;
    private final Map<SampleId, VerdictLine> lines = new HashMap<>();

    /** No verdicts yet. What a model without prices costs stays unknown. */
    public Verdicts(Plan plan, Grader grader, Map<ModelLabel, PriceList> prices) {
        this.plan = plan;
        this.grader = grader;
        this.prices = Map.copyOf(prices);
    }

    /** Grades an exchange and keeps the verdict; a later one of the same sample replaces an earlier one. */
    public VerdictLine grade(PlannedSample sample, Exchange exchange) throws InterruptedException {
        Grade grade = grader.grade(sample.task(), exchange);
        VerdictLine line = line(
                sample,
                grade,
                exchange.fold(reply -> reply.usage(), failure -> Usage.UNKNOWN),
                exchange.fold(reply -> cost(sample.model(), reply), failure -> Optional.empty()),
                exchange.fold(reply -> Optional.of(reply.timing()), failure -> Optional.empty()));
        synchronized (lines) {
            lines.put(line.id(), line);
        }
        return line;
    }

    /** One verdict for every planned sample, in the order of the plan; what has no exchange is skipped. */
    public List<VerdictLine> all() {
        synchronized (lines) {
            Set<ModelLabel> failing = new HashSet<>();
            lines.values().stream()
                    .filter(line -> line.outcome() == Outcome.CALL_FAILED)
                    .forEach(line -> failing.add(line.id().model()));
            List<VerdictLine> all = new ArrayList<>();
            for (PlannedSample sample : plan.samples()) {
                VerdictLine known = lines.get(sample.id());
                String why = failing.contains(sample.model()) ? "fatal" : "interrupted";
                all.add(
                        known != null
                                ? known
                                : line(sample, Grade.skipped(why), Usage.UNKNOWN, Optional.empty(), Optional.empty()));
            }
            return all;
        }
    }

    private Optional<BigDecimal> cost(ModelLabel model, Reply reply) {
        List<Attempt> attempts = reply.attempts();
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(prices.get(model))
                        .flatMap(list -> list.cost(
                                reply.usage(), attempts.get(attempts.size() - 1).startedAt()));
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
