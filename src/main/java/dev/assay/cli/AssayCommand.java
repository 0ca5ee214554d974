package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root: prints help, as it does nothing by itself. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Benchmarks open language models: runs task suites against OpenAI-compatible endpoints, grades the "
                        + "answers and compares models with error bars.",
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ShowCommand.class,
            ScoreCommand.class,
            VerifyCommand.class,
            GradeCommand.class,
            ServeCommand.class,
            SuitesCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            InitCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 ok, 1 a gate failed, 2 usage or configuration, 3 inconclusive, 4 incomplete, 70 a bug of ours,",
            "130 interrupted."
        })
final class AssayCommand implements Runnable {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    AssayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.out());
    }
}
