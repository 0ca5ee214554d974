package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Baseline;
import dev.assay.compare.BaselineFile;
import dev.assay.compare.BaselineRecorder;
import dev.assay.config.Config;
import dev.assay.journal.RunDirectory;
import dev.assay.report.BaselineText;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Shipped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a baseline, of a finished run or by asking a model. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes a baseline of a finished RUN; or asks a model first, as `assay run` does, 8 samples a task "
                        + "(1 at temperature 0) unless --samples says otherwise.")
final class BaselineRecordCommand implements Callable<Integer> {
    private static final int SAMPLES = 8;

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A finished run's directory; nobody is called then.")
    private @Nullable Path finished;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The baseline to write, as baseline.jsonl.")
    private Path out = Path.of("");

    @Mixin
    private AskOptions options = new AskOptions();

    BaselineRecordCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (finished != null) {
            return record(
                    RunDirectory.open(surroundings.resolve(finished)),
                    options.models.stream().findFirst());
        }
        Config config = Config.in(surroundings.workingDirectory());
        decideSamples(config);
        List<PlannedSuite> suites = ChosenSuites.of(options, config, options.data.suites(surroundings, Shipped.root()));
        try (Graders graders = Graders.find(surroundings, options.sandbox, suites)) {
            suites.forEach(graders::require);
            return ask(config, suites, graders);
        }
    }

    private int ask(Config config, List<PlannedSuite> suites, Graders graders) throws InterruptedException {
        try (PreparedRun prepared = PreparedRun.of(options, config, surroundings, suites, graders)) {
            if (prepared.models().entries().size() != 1) {
                throw new UserError(
                        "a baseline is of one model, not %d"
                                .formatted(prepared.models().entries().size()),
                        "Name one with --model.");
            }
            RunPlace place = RunPlace.choose(new RunOptions(), prepared.manifest(), surroundings);
            int code = prepared.carryOut(place);
            return code == ExitCode.OK ? record(place.directory(), Optional.empty()) : code;
        }
    }

    private void decideSamples(Config config) {
        if (options.shard != null) {
            throw new UserError(
                    "--shard: a baseline is of whole suites",
                    "Run the shards with `assay run`, join them with `assay merge`, and record the joined run.");
        }
        if (options.samples == null && config.samples().isEmpty()) {
            try (ChosenModels models = ChosenModels.of(options, config, surroundings, Shipped.root())) {
                options.samples = models.anyGreedy() ? 1 : SAMPLES;
            }
        }
    }

    private int record(RunDirectory run, Optional<String> model) {
        Baseline baseline = BaselineRecorder.of(run, model, Commit.of(surroundings));
        BaselineFile.write(surroundings.resolve(out), baseline);
        surroundings.out().print(BaselineText.print(baseline));
        surroundings
                .out()
                .printf(
                        "Written: %s. Commit it, and gate with: %s gate --baseline %1$s%n",
                        out, surroundings.program());
        return ExitCode.OK;
    }
}
