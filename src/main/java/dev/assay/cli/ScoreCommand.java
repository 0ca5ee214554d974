package dev.assay.cli;

import dev.assay.compare.Summary;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictSpool;
import dev.assay.model.Redactor;
import dev.assay.report.ResultTable;
import dev.assay.report.UndecidedSamples;
import dev.assay.run.Plan;
import dev.assay.run.Skips;
import dev.assay.run.Verdicts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Grades a run anew. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Grades the answers of a run anew, writes verdicts and summary, and calls nobody.")
final class ScoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RecordedRun recorded = new RecordedRun();

    ScoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = recorded.directory(surroundings);
        Plan plan = recorded.plan(surroundings, directory);
        try (Graders graders = RecordedRun.graders(surroundings, plan);
                OpenRun run = OpenRun.of(directory, Redactor.NONE::redact);
                VerdictSpool spool = run.spool()) {
            Skips skipped = Derivation.skipped(directory);
            Verdicts verdicts = Derivation.grade(directory, plan, graders.grader(), spool, (recorded, place) -> {});
            UndecidedSamples undecided = new UndecidedSamples(plan.models());
            Summary summary =
                    Derivation.write(run, plan, verdicts.all(skipped::of).peek(undecided::add));
            surroundings.out().print(ResultTable.print(summary));
            surroundings.out().print(undecided.print());
            return summary.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }
}
