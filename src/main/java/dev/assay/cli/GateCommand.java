package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Baseline;
import dev.assay.compare.BaselineRecorder;
import dev.assay.config.Config;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.model.Redactor;
import dev.assay.report.GateText;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a model got worse than a baseline. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Says whether a model, a prompt or a deployment got worse than a baseline: PASS, FAIL (exit 1) or INCONCLUSIVE. "
                        + "Asks the baseline's suites and stops when it is sure; or reads a finished RUN. Writes gate.json, "
                        + "junit.xml and summary.md beside the run.")
final class GateCommand implements Callable<Integer> {
    /** Options that go with a finished run. */
    private static final Set<String> WITH_RUN = Set.of(
            "--baseline",
            "--margin",
            "--confidence",
            "--stop",
            "--inconclusive",
            "--confirmed-drop",
            "--errors-max",
            "--target",
            "--live",
            "--accept-changed",
            "--json",
            "--suite",
            "--model");

    /** Tasks from which one sample of each is enough; below, two. */
    private static final int TASKS_FOR_ONE_SAMPLE = 500;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A finished run's directory; nobody is called then.")
    private @Nullable Path finished;

    @Mixin
    private GateOptions gate = new GateOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    GateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.in(surroundings.workingDirectory());
        GateSettings settings = GateSettings.of(gate, config.gate(), surroundings);
        return finished == null ? live(config, settings) : ofRun(surroundings.resolve(finished), settings);
    }

    private int ofRun(Path path, GateSettings settings) {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !WITH_RUN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UserError("%s does not go with a finished run".formatted(name), "Leave one of them out.");
                });
        RunDirectory run = RunDirectory.open(path);
        if (options.models.size() > 1) {
            throw new UserError("a gate takes one model", "Name one with --model.");
        }
        Manifest.ModelEntry model =
                BaselineRecorder.model(run, options.models.stream().findFirst());
        List<Manifest.SuiteEntry> suites = gated(run, settings);
        GatedRun gated = GatedRun.ofFinished(settings, run, model, suites);
        try (OpenRun open = OpenRun.of(run, Redactor.NONE::redact)) {
            return new GateOutput(surroundings, settings).write(open, gated.report(run));
        }
    }

    /** The suites of a finished run that can be gated; those that were asked for by name must be. */
    private List<Manifest.SuiteEntry> gated(RunDirectory run, GateSettings settings) {
        List<Manifest.SuiteEntry> suites = new ArrayList<>();
        for (Manifest.SuiteEntry suite : run.manifest().suites()) {
            boolean named = options.suites.contains(suite.name()) || options.suites.contains(suite.source());
            if (!named && !options.suites.isEmpty()) {
                continue;
            }
            if (settings.baseline().suite(suite.name()).isPresent()) {
                suites.add(suite);
            } else if (named) {
                throw GateSettings.notThere(suite.name(), settings.file(), settings.baseline());
            } else {
                surroundings.err().printf("%s is not in the baseline: not gated%n", suite.name());
            }
        }
        if (suites.isEmpty()) {
            throw new UserError(
                    "%s: no suite of the run is in the baseline %s".formatted(run.path(), settings.file()),
                    "Gate a run of: %s."
                            .formatted(String.join(
                                    ", ",
                                    settings.baseline().suites().stream()
                                            .map(Baseline.Suite::name)
                                            .toList())));
        }
        return suites;
    }

    private int live(Config config, GateSettings settings) throws InterruptedException {
        if (options.shard != null) {
            // Each shard would see a part of every prefix only.
            throw new UserError(
                    "--shard: a gate looks at complete prefixes of a suite, which no shard has",
                    "Run the shards with `assay run`, join them with `assay merge`, and gate the joined run.");
        }
        if (options.seed == null && config.seed().isEmpty()) {
            options.seed = Commit.of(surroundings).map(Commit::seed).orElse(0L);
        }
        Path root = Shipped.root();
        if (options.suites.isEmpty()) {
            settings.baseline()
                    .suites()
                    .forEach(suite -> options.suites.add(suite.entry().source()));
        }
        List<PlannedSuite> chosen =
                measured(ChosenSuites.of(options, config, options.data.suites(surroundings, root)), config, settings);
        try (Graders graders = Graders.find(surroundings, options.sandbox, chosen)) {
            chosen.forEach(suite -> check(suite, graders, settings));
            return live(config, settings, sampled(chosen, config, settings), graders);
        }
    }

    /** Where nothing selects tasks and the baseline holds a part of a suite, that part. */
    private List<PlannedSuite> measured(List<PlannedSuite> chosen, Config config, GateSettings settings) {
        Set<String> known = chosen.stream()
                .flatMap(suite -> settings.baseline().suite(suite.suite().name()).stream())
                .flatMap(suite -> suite.tasks().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Manifest.Selection selection = ChosenSuites.selection(options, config);
        boolean whole =
                chosen.stream().flatMap(suite -> suite.tasks().stream()).allMatch(task -> known.contains(task.id()));
        if (whole || known.isEmpty() || !selection.takesAll()) {
            return chosen;
        }
        options.tasks.addAll(known);
        return chosen.stream()
                .map(suite -> PlannedSuite.of(
                        suite.suite(),
                        suite.source(),
                        ChosenSuites.selection(options, config),
                        suite.samples(),
                        suite.maxTokens()))
                .toList();
    }

    private int live(Config config, GateSettings settings, List<PlannedSuite> suites, Graders graders)
            throws InterruptedException {
        try (PreparedRun prepared = PreparedRun.of(options, config, surroundings, suites, graders)) {
            if (prepared.models().entries().size() != 1) {
                throw new UserError(
                        "a gate takes one model, not %d"
                                .formatted(prepared.models().entries().size()),
                        "Name one with --model.");
            }
            return live(prepared.withPurpose(settings.purpose(names(suites))), settings);
        }
    }

    private static List<String> names(List<PlannedSuite> suites) {
        return suites.stream().map(suite -> suite.suite().name()).toList();
    }

    private static void check(PlannedSuite suite, Graders graders, GateSettings settings) {
        graders.require(suite);
        String name = suite.suite().name();
        if (settings.baseline().suite(name).isEmpty()) {
            throw GateSettings.notThere(name, settings.file(), settings.baseline());
        }
    }

    /** Each suite with its samples: as the gate's section says, else as the options do, else as many as its size asks for. */
    private List<PlannedSuite> sampled(List<PlannedSuite> chosen, Config config, GateSettings settings) {
        boolean said = options.samples != null || config.samples().isPresent();
        List<PlannedSuite> suites = new ArrayList<>();
        for (PlannedSuite suite : chosen) {
            int usual = said
                    ? suite.samples()
                    : settings.isGreedy() || suite.tasks().size() >= TASKS_FOR_ONE_SAMPLE ? 1 : 2;
            int samples = settings.samples(suite.suite().name()).orElse(usual);
            suites.add(new PlannedSuite(suite.suite(), suite.source(), suite.tasks(), samples, suite.maxTokens()));
        }
        return suites;
    }

    private int live(PreparedRun prepared, GateSettings settings) throws InterruptedException {
        GatedRun gated = GatedRun.ofLive(settings, prepared);
        surroundings.err().print(GateText.preflight(gated.suites(), settings.baseline()));
        RunPlace place = RunPlace.choose(options, prepared.manifest(), surroundings);
        try (OpenRun run = OpenRun.of(place.directory(), prepared.models().redactor()::redact)) {
            return prepared.carryOut(
                    run,
                    place,
                    new RunExecution.Use(
                            gated.stopRule(), gated::add, finished -> end(finished, gated, run, settings)));
        }
    }

    private int end(RunExecution.Finished finished, GatedRun gated, OpenRun run, GateSettings settings) {
        if (finished.interrupted()) {
            surroundings.err().println(Interruption.KEPT);
            return ExitCode.INTERRUPTED;
        }
        surroundings.err().print(finished.failures().print());
        if (finished.budgetReached()) {
            surroundings.err().println("The budget is used up; the same command with a higher one goes on from here.");
        }
        int code = new GateOutput(surroundings, settings).write(run, gated.report(run.directory()));
        surroundings.err().printf("Files: %s%n", run.directory().path());
        return code;
    }
}
