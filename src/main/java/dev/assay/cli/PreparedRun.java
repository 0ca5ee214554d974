package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.pace.Pace;
import dev.assay.run.Budget;
import dev.assay.run.Plan;
import dev.assay.run.PlannedSuite;
import dev.assay.run.Pricing;
import dev.assay.suite.Shipped;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A run that can begin: who is asked what, graded by whom, within which limits. Nobody was called yet.
 *
 * @param manifest without a name
 */
record PreparedRun(
        Surroundings surroundings,
        ChosenModels models,
        Plan plan,
        Graders graders,
        Manifest manifest,
        Pace.Limits pace,
        Budget budget,
        WireRecording recording)
        implements AutoCloseable {
    /**
     * The run that the options ask for.
     *
     * @throws UserError where it cannot begin
     */
    static PreparedRun of(
            AskOptions options, Config config, Surroundings surroundings, List<PlannedSuite> suites, Graders graders) {
        ChosenModels models = ChosenModels.of(options, config, surroundings, Shipped.root());
        try {
            checkSamples(suites, models);
            Plan plan = Plan.of(
                    suites,
                    models.entries().stream().map(Manifest.ModelEntry::label).toList());
            Manifest manifest = new Manifest(
                    "",
                    surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                    suites.stream().map(PlannedSuite::entry).toList(),
                    models.entries(),
                    ChosenSuites.selection(options, config),
                    models.prices(),
                    graders.environment());
            Pricing pricing = new Pricing(models.prices());
            Budget budget = new Budget(
                    options.limits.budget(config.limits(), plan.models(), pricing), pricing, surroundings.waiting());
            return new PreparedRun(
                    surroundings,
                    models,
                    plan,
                    graders,
                    manifest,
                    options.limits.pace(config.limits()),
                    budget,
                    WireRecording.of(options.record));
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private static void checkSamples(List<PlannedSuite> suites, ChosenModels models) {
        for (PlannedSuite suite : suites) {
            if (suite.samples() > 1 && models.anyGreedy()) {
                throw new UserError(
                        "%s: %d samples a task at temperature 0 would be %2$d times the same answer"
                                .formatted(suite.suite().name(), suite.samples()),
                        "Give --temperature 0.7 (or what the model card says), or -k 1.");
            }
        }
    }

    /** The same run for another purpose, with which alone it may go on. */
    PreparedRun withPurpose(String purpose) {
        return new PreparedRun(
                surroundings, models, plan, graders, manifest.withPurpose(purpose), pace, budget, recording);
    }

    /** Carries it out at this place, prints its results, and returns the exit code. */
    int carryOut(RunPlace place) throws InterruptedException {
        try (OpenRun run = OpenRun.of(place.directory(), models.redactor()::redact)) {
            return execution(place).carryOut(run, pace, budget);
        }
    }

    /** Carries it out at this place for this use. */
    int carryOut(OpenRun run, RunPlace place, RunExecution.Use use) throws InterruptedException {
        return execution(place).carryOut(run, pace, budget, use);
    }

    private RunExecution execution(RunPlace place) {
        return new RunExecution(surroundings, models, plan, graders.grader(), place, recording);
    }

    @Override
    public void close() {
        models.close();
    }
}
