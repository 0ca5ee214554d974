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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs suites against models. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Asks models the tasks of suites, grades the answers, and prints a table. Without --model, and without "
                        + "models in assay.yaml, it replays recordings of two real models.")
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunOptions options = new RunOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        WireRecording recording = WireRecording.of(options.record);
        Config config = Config.in(surroundings.workingDirectory());
        Path root = Shipped.root();
        List<PlannedSuite> suites = ChosenSuites.of(options, config, options.data.suites(surroundings, root));
        Graders graders = Graders.find(surroundings, options.sandbox, suites);
        suites = gradable(suites, graders, config);
        try (ChosenModels models = ChosenModels.of(options, config, surroundings, root)) {
            checkSamples(suites, models);
            Plan plan = Plan.of(
                    suites,
                    models.entries().stream().map(Manifest.ModelEntry::label).toList());
            Manifest manifest = new Manifest(
                    "",
                    surroundings.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                    suites.stream().map(PlannedSuite::entry).toList(),
                    models.entries(),
                    ChosenSuites.selection(options, config),
                    models.prices(),
                    graders.environment());
            Pace.Limits pace = options.limits.pace(config.limits());
            Budget budget = budget(config, plan, new Pricing(models.prices()));
            RunPlace place = RunPlace.choose(options, manifest, surroundings);
            try (OpenRun run = OpenRun.of(place.directory(), models.redactor()::redact)) {
                return new RunExecution(surroundings, models, plan, graders.grader(), place, recording)
                        .carryOut(run, pace, budget);
            }
        }
    }

    private Budget budget(Config config, Plan plan, Pricing pricing) {
        return new Budget(
                options.limits.budget(config.limits(), plan.models(), pricing), pricing, surroundings.waiting());
    }

    /** The suites that can be graded here; a suite that was asked for by name must be. */
    private List<PlannedSuite> gradable(List<PlannedSuite> suites, Graders graders, Config config) {
        boolean byName = !options.suites.isEmpty() || !config.suites().isEmpty();
        List<PlannedSuite> kept = new ArrayList<>();
        for (PlannedSuite suite : suites) {
            if (graders.refusal(suite).isEmpty()) {
                kept.add(suite);
                continue;
            }
            UserError refusal = graders.refusal(suite).get();
            if (byName) {
                throw refusal;
            }
            surroundings.err().printf("%s%n  %s%n  The other suites are run.%n", refusal.what(), refusal.fix());
        }
        if (kept.isEmpty()) {
            throw new UserError("no suite can be graded here", "Mend what is named above.");
        }
        return kept;
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
}
