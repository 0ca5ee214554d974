package dev.assay.cli;

import dev.assay.compare.Summaries;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.SampleKey;
import dev.assay.journal.VerdictLine;
import dev.assay.report.SafeText;
import dev.assay.report.SummaryJson;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<VerdictLine> derived = Derivation.grade(
                        directory, plan, RecordedRun.graders(surroundings, plan).grader(), new Silence())
                .all();
        checkVerdicts(directory.verdicts(), derived, faults);
        String summary = SummaryJson.write(Summaries.of(derived));
        if (!directory.derived("summary.json").map(summary::equals).orElse(false)) {
            faults.add("summary.json is not what the verdicts give");
        }
        if (faults.isEmpty()) {
            surroundings
                    .out()
                    .printf(
                            "%s: %d exchanges, %d verdicts and every number in summary.json derived again: all the same%n",
                            recorded.path(), exchanges, derived.size());
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
        Map<SampleId, PlannedSample> planned = new HashMap<>();
        plan.samples().forEach(sample -> planned.put(sample.id(), sample));
        int[] count = {0};
        directory.forEachExchange(exchange -> {
            count[0]++;
            PlannedSample sample = planned.get(exchange.id());
            if (sample == null) {
                faults.add("exchange of %s is in no plan".formatted(exchange.id()));
            } else if (!keyOf(exchange, sample).equals(exchange.key())) {
                faults.add("exchange of %s: its key does not follow from its request".formatted(exchange.id()));
            }
        });
        return count[0];
    }

    private static SampleKey keyOf(RecordedExchange exchange, PlannedSample sample) {
        return SampleKey.of(exchange.request(), sample.suite().suite().id().sha256(), exchange.id());
    }

    private static void checkVerdicts(List<VerdictLine> written, List<VerdictLine> derived, List<String> faults) {
        if (written.size() != derived.size()) {
            faults.add(
                    "verdicts.jsonl holds %d lines, the plan has %d samples".formatted(written.size(), derived.size()));
        }
        Map<SampleId, VerdictLine> byId = new HashMap<>();
        written.forEach(line -> byId.put(line.id(), line));
        for (VerdictLine line : derived) {
            VerdictLine other = byId.get(line.id());
            if (other == null) {
                faults.add("%s: no verdict is written".formatted(line.id()));
            } else if (other.outcome() != line.outcome()
                    || !other.value().equals(line.value())
                    || !other.extracted().equals(line.extracted())) {
                faults.add("%s: written is %s, derived is %s"
                        .formatted(
                                line.id(),
                                other.outcome().text(),
                                line.outcome().text()));
            }
        }
    }
}
