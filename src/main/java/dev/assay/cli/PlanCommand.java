package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.config.ModelSpec;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.model.PriceTable;
import dev.assay.model.Profiles;
import dev.assay.report.ForecastReport;
import dev.assay.run.EarlierRuns;
import dev.assay.run.Forecast;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a run would use, and what it could show. Calls nobody. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says what `assay run` with the same options would use (calls, tokens, cost, time) and how small a difference "
                        + "it could show, by earlier runs under results/ if there are any. Calls nobody and needs no key.")
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RunOptions options = new RunOptions();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Config config = Config.in(surroundings.workingDirectory());
        Path root = Shipped.root();
        List<ModelSpec> models = ChosenModels.named(options.models, Optional.ofNullable(options.keyEnv), config);
        if (models.isEmpty()) {
            throw new UserError("no model is named", "Give --model URL#model-id, or name models in assay.yaml.");
        }
        Profiles profiles = Profiles.in(root.resolve(Profiles.FOLDER));
        PriceTable published = PriceTable.shipped();
        EarlierRuns earlier =
                new EarlierRuns(RunDirectory.all(surroundings.workingDirectory().resolve("results")));
        boolean stream = !options.noStream && config.stream().orElse(true);
        List<Forecast> forecasts = new ArrayList<>();
        for (PlannedSuite suite : ChosenSuites.of(options, config, options.data.suites(surroundings, root))) {
            for (ModelSpec spec : models) {
                Manifest.ModelEntry entry =
                        ChosenModels.entry(spec.sampled(ChosenModels.sampling(spec.sampling(), options))
                                .profiled(profiles)
                                .endpoint(Optional.empty(), stream));
                forecasts.add(Forecast.of(
                        suite,
                        spec.label(),
                        earlier.usual(suite, entry),
                        ChosenModels.price(spec, published),
                        surroundings.clock().instant()));
            }
        }
        surroundings.out().print(json ? ForecastReport.json(forecasts) : ForecastReport.table(forecasts));
        return ExitCode.OK;
    }
}
