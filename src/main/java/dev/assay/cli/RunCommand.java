package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.model.openai.Rehearsal;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Rehearsal rehearsal = Rehearsal.begin(!options.noStream);
        try {
            return run();
        } finally {
            rehearsal.close();
        }
    }

    private int run() throws InterruptedException {
        Config config = Config.in(surroundings.workingDirectory());
        Path root = Shipped.root();
        List<PlannedSuite> suites = ChosenSuites.of(options, config, options.data.suites(surroundings, root));
        try (Graders graders = Graders.find(surroundings, options.sandbox, suites);
                PreparedRun run =
                        PreparedRun.of(options, config, surroundings, gradable(suites, graders, config), graders)) {
            return run.carryOut(RunPlace.choose(options, run.manifest(), surroundings));
        }
    }

    /** The suites that can be graded here; a suite that was asked for by name must be. */
    private List<PlannedSuite> gradable(List<PlannedSuite> suites, Graders graders, Config config) {
        boolean byName = !options.suites.isEmpty() || !config.suites().isEmpty();
        List<PlannedSuite> kept = new ArrayList<>();
        for (PlannedSuite suite : suites) {
            Optional<UserError> refusal = graders.refusal(suite);
            if (refusal.isEmpty()) {
                kept.add(suite);
            } else if (byName) {
                throw refusal.get();
            } else {
                surroundings
                        .err()
                        .printf(
                                "%s%n  %s%n  The other suites are run.%n",
                                refusal.get().what(), refusal.get().fix());
            }
        }
        if (kept.isEmpty()) {
            throw new UserError("no suite can be graded here", "Mend what is named above.");
        }
        return kept;
    }
}
