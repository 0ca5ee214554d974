package dev.assay.cli;

import dev.assay.compare.Summaries;
import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.report.SummaryJson;
import dev.assay.run.GradingPool;
import dev.assay.run.Plan;
import dev.assay.run.PlanIndex;
import dev.assay.run.Pricing;
import dev.assay.run.RunEvents;
import dev.assay.run.Skips;
import dev.assay.run.Verdicts;
import dev.assay.score.Grader;
import dev.assay.suite.Target.MathTarget;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the exchanges of a run to its verdicts, and from those to its summary. Calls nobody, and holds no texts. */
final class Derivation {
    private Derivation() {}

    /**
     * The verdicts on all that a run's journal holds.
     *
     * @param each hears of every exchange that counts, with its place in the plan
     */
    static Verdicts grade(
            RunDirectory run, Plan plan, Grader grader, VerdictSpool spool, ObjIntConsumer<RecordedExchange> each)
            throws InterruptedException {
        return grade(run, plan, grader, spool, each, new Silence());
    }

    /** The same, with somebody who hears of the verdicts. */
    static Verdicts grade(
            RunDirectory run,
            Plan plan,
            Grader grader,
            VerdictSpool spool,
            ObjIntConsumer<RecordedExchange> each,
            RunEvents events)
            throws InterruptedException {
        PlanIndex index = plan.index();
        Verdicts verdicts =
                new Verdicts(plan, grader, new Pricing(run.manifest().prices()), spool);
        GradingPool pool =
                new GradingPool(verdicts, events, Runtime.getRuntime().availableProcessors());
        run.forEachThatCounts(index::of, plan.size(), (recorded, place) -> {
            each.accept(recorded, place);
            pool.submit(plan.sample(place), recorded.exchange());
        });
        pool.finish();
        return verdicts;
    }

    /** Why samples were skipped, as the verdicts of the run say that are there. */
    static Skips skipped(RunDirectory run) {
        Skips skips = new Skips();
        run.forEachVerdict(skips::add);
        return skips;
    }

    /** Writes verdicts and summary, and returns the summary. */
    static Summary write(OpenRun run, Plan plan, Stream<VerdictLine> verdicts) {
        return write(run, new OpenRun.GraderId("assay", Version.text(), policy(plan)), verdicts);
    }

    /** Writes verdicts of that grader and their summary, and returns the summary. */
    static Summary write(OpenRun run, OpenRun.GraderId grader, Stream<VerdictLine> verdicts) {
        Summaries summaries = new Summaries(run.directory().manifest().shard());
        run.writeVerdicts(grader, verdicts.peek(summaries::add));
        Summary summary = summaries.summary();
        run.writeDerived("summary.json", SummaryJson.write(summary));
        return summary;
    }

    /** The choices that suites make, as {@code default; my-suite: roundedGolds=true}. */
    static String policy(Plan plan) {
        SortedMap<String, Map<String, String>> choices = new TreeMap<>();
        plan.suites()
                .forEach(suite -> suite.suite().tasks().stream()
                        .limit(1)
                        .map(task -> task.target()
                                .<Map<String, String>>fold(
                                        MathTarget::policy, choice -> Map.of(), text -> Map.of(), code -> Map.of()))
                        .filter(own -> !own.isEmpty())
                        .forEach(own -> choices.put(suite.suite().name(), own)));
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
