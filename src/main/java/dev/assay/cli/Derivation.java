package dev.assay.cli;

import dev.assay.compare.Summaries;
import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.report.SummaryJson;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import dev.assay.run.RunEvents;
import dev.assay.run.Verdicts;
import dev.assay.score.Grader;
import dev.assay.suite.Target.MathTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From the exchanges of a run to its verdicts, and from those to its summary. Calls nobody. */
final class Derivation {
    private Derivation() {}

    /** Grades all that a run's journal holds. */
    static Verdicts grade(RunDirectory run, Plan plan, Grader grader, RunEvents events) throws InterruptedException {
        return grade(run.exchanges().values(), plan, grader, events);
    }

    /** Grades these exchanges. */
    static Verdicts grade(Collection<RecordedExchange> exchanges, Plan plan, Grader grader, RunEvents events)
            throws InterruptedException {
        Map<SampleId, PlannedSample> planned = new HashMap<>();
        plan.samples().forEach(sample -> planned.put(sample.id(), sample));
        Verdicts verdicts = new Verdicts(plan, grader);
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
    static Summary write(OpenRun run, Plan plan, List<VerdictLine> verdicts) {
        run.writeVerdicts(new OpenRun.GraderId("assay", Version.text(), policy(plan)), verdicts);
        Summary summary = Summaries.of(verdicts);
        run.writeDerived("summary.json", SummaryJson.write(summary));
        return summary;
    }

    /** The choices that suites make, as {@code default; my-suite: roundedGolds=true}. */
    static String policy(Plan plan) {
        SortedMap<String, Map<String, String>> choices = new TreeMap<>();
        plan.samples().forEach(sample -> {
            Map<String, String> own = sample.task()
                    .target()
                    .fold(MathTarget::policy, choice -> Map.of(), text -> Map.of(), code -> Map.of());
            if (!own.isEmpty()) {
                choices.put(sample.id().suite(), own);
            }
        });
        StringBuilder policy = new StringBuilder("default");
        choices.forEach((suite, own) -> policy.append("; ")
                .append(suite)
                .append(": ")
                .append(own.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "))));
        return policy.toString();
    }
}
