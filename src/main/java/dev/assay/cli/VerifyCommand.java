package dev.assay.cli;

import dev.assay.compare.Summaries;
import dev.assay.compare.Summary;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleKey;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.Redactor;
import dev.assay.report.SafeText;
import dev.assay.report.SummaryJson;
import dev.assay.run.Plan;
import dev.assay.run.PlanIndex;
import dev.assay.run.PlannedSample;
import dev.assay.run.SpooledVerdicts;
import dev.assay.run.Verdicts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Derives every number of a run again and compares. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Derives every verdict and number of a run again from its files and says what differs. Writes nothing.")
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN_AT_MOST = 20;

    private final Surroundings surroundings;

    @Mixin
    private RecordedRun recorded = new RecordedRun();

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = recorded.directory(surroundings);
        Plan plan = recorded.plan(surroundings, directory);
        List<String> faults = new ArrayList<>();
        int exchanges = checkKeys(directory, plan, faults);
        String summary = SummaryJson.write(checkVerdicts(directory, plan, faults));
        if (!directory.derived("summary.json").map(summary::equals).orElse(false)) {
            faults.add("summary.json is not what the verdicts give");
        }
        if (faults.isEmpty()) {
            surroundings
                    .out()
                    .printf(
                            "%s: %d exchanges, %d verdicts and every number in summary.json derived again: all the same%n",
                            recorded.path(), exchanges, plan.size());
            return ExitCode.OK;
        }
        faults.stream().limit(SHOWN_AT_MOST).forEach(fault -> surroundings.out().println(SafeText.line(fault, 200)));
        surroundings
                .out()
                .printf(
                        "%s: %d differences. `%s score %1$s` derives verdicts and summary anew.%n",
                        recorded.path(), faults.size(), surroundings.program());
        return ExitCode.INCOMPLETE;
    }

    /** Each exchange's key must follow from its own request. */
    private static int checkKeys(RunDirectory directory, Plan plan, List<String> faults) {
        PlanIndex index = plan.index();
        int[] count = {0};
        directory.forEachExchange(exchange -> {
            count[0]++;
            int place = index.of(exchange.id());
            if (place == PlanIndex.NOWHERE) {
                faults.add("exchange of %s is in no plan".formatted(exchange.id()));
            } else if (!keyOf(exchange, plan.sample(place)).equals(exchange.key())) {
                faults.add("exchange of %s: its key does not follow from its request".formatted(exchange.id()));
            }
        });
        return count[0];
    }

    private static SampleKey keyOf(RecordedExchange exchange, PlannedSample sample) {
        return SampleKey.of(exchange.request(), sample.suite().suite().id().sha256(), exchange.id());
    }

    /** Derives the verdicts anew, compares them with those that are written, and returns their summary. */
    private Summary checkVerdicts(RunDirectory directory, Plan plan, List<String> faults) throws InterruptedException {
        Path temporary = surroundings.temporary();
        Summaries summaries = new Summaries(directory.manifest().shard());
        try (Graders graders = RecordedRun.graders(surroundings, plan);
                VerdictSpool spool = VerdictSpool.in(temporary, Redactor.NONE::redact);
                WrittenVerdicts written = new WrittenVerdicts(directory, plan, temporary)) {
            Verdicts verdicts = Derivation.grade(directory, plan, graders.grader(), spool, (recorded, at) -> {});
            if (written.count() != plan.size()) {
                faults.add("verdicts.jsonl holds %d lines, the plan has %d samples"
                        .formatted(written.count(), plan.size()));
            }
            int[] place = {0};
            verdicts.all(Derivation.skipped(directory)::of).forEach(line -> {
                summaries.add(line);
                written.at(place[0]++)
                        .ifPresentOrElse(
                                other -> compare(other, line, faults),
                                () -> faults.add("%s: no verdict is written".formatted(line.id())));
            });
        }
        return summaries.summary();
    }

    private static void compare(VerdictLine written, VerdictLine derived, List<String> faults) {
        if (written.outcome() != derived.outcome()
                || !written.value().equals(derived.value())
                || !written.extracted().equals(derived.extracted())) {
            faults.add("%s: written is %s, derived is %s"
                    .formatted(
                            derived.id(),
                            written.outcome().text(),
                            derived.outcome().text()));
        }
    }

    /** The verdicts of {@code verdicts.jsonl} by their places in the plan, in whatever order they are written. */
    private static final class WrittenVerdicts implements AutoCloseable {
        private final VerdictSpool spool;
        private final SpooledVerdicts kept;
        private int count;

        WrittenVerdicts(RunDirectory directory, Plan plan, Path temporary) {
            spool = VerdictSpool.in(temporary, Redactor.NONE::redact);
            kept = new SpooledVerdicts(spool, plan.size());
            PlanIndex index = plan.index();
            directory.forEachVerdict(line -> {
                count++;
                int place = index.of(line.id());
                if (place != PlanIndex.NOWHERE) {
                    kept.put(place, line);
                }
            });
        }

        int count() {
            return count;
        }

        Optional<VerdictLine> at(int place) {
            return kept.at(place);
        }

        @Override
        public void close() {
            spool.close();
        }
    }
}
