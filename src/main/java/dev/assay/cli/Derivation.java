package dev.assay.cli;

import dev.assay.compare.Summaries;
import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.PriceList;
import dev.assay.report.SummaryJson;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.run.RunEvents;
import dev.assay.run.Verdicts;
import dev.assay.score.Grader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the exchanges of a run to its verdicts, and from those to its summary. Calls nobody. */
final class Derivation {
    /** Which grader is at work; part of every verdict file. */
    static final OpenRun.GraderId GRADER = new OpenRun.GraderId("assay", Version.text(), "default");

    private Derivation() {}

    /** Grades all that a run's journal holds. */
    static Verdicts grade(RunDirectory run, Plan plan, Grader grader, RunEvents events) throws InterruptedException {
        return grade(run.exchanges().values(), plan, grader, run.manifest().prices(), events);
    }

    /** Grades these exchanges. */
    static Verdicts grade(
            Collection<RecordedExchange> exchanges,
            Plan plan,
            Grader grader,
            Map<ModelLabel, PriceList> prices,
            RunEvents events)
            throws InterruptedException {
        Map<SampleId, PlannedSample> planned = new HashMap<>();
        plan.samples().forEach(sample -> planned.put(sample.id(), sample));
        Verdicts verdicts = new Verdicts(plan, grader, prices);
        GradingPool pool =
                new GradingPool(verdicts, events, Runtime.getRuntime().availableProcessors());
        for (RecordedExchange recorded : exchanges) {
            PlannedSample sample = planned.get(recorded.id());
            if (sample != null) {
                pool.submit(sample, recorded.exchange());
            }
        }
        pool.finish();
        return verdicts;
    }

    /** Writes verdicts and summary, and returns the summary. */
    static Summary write(OpenRun run, List<VerdictLine> verdicts) {
        run.writeVerdicts(GRADER, verdicts);
        Summary summary = Summaries.of(verdicts);
        run.writeDerived("summary.json", SummaryJson.write(summary));
        return summary;
    }
}
