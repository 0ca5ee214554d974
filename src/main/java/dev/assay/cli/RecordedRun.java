package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.journal.RunDirectory;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Shipped;
import dev.assay.suite.Suites;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A finished or unfinished run that a command reads, with the plan it was made by. */
final class RecordedRun {
    @Parameters(paramLabel = "RUN", description = "The run's directory, as results/<run>.")
    private Path path = Path.of("");

    @Mixin
    private DataOptions data = new DataOptions();

    RunDirectory directory(Surroundings surroundings) {
        return RunDirectory.open(surroundings.resolve(path));
    }

    Path path() {
        return path;
    }

    /** The plan, from the suites as they are now; refused where one has changed. */
    Plan plan(Surroundings surroundings, RunDirectory directory) {
        Suites suites = data.suites(surroundings, Shipped.root());
        return Plan.of(directory.manifest(), suites::load);
    }

    /** The graders for that plan, all of its suites included. */
    static Graders graders(Surroundings surroundings, Plan plan) throws InterruptedException {
        Graders graders = Graders.find(surroundings, null, plan.suites());
        for (PlannedSuite suite : plan.suites()) {
            Optional<UserError> refusal = graders.refusal(suite);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
        return graders;
    }
}
