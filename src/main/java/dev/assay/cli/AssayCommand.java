package dev.assay.cli;

import java.util.List;
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
        footer = {
            "",
            "Exit codes: 0 ok, 1 a gate failed, 2 usage or configuration, 3 inconclusive, 4 incomplete, 70 a bug of ours,",
            "130 interrupted."
        })
final class AssayCommand implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            PlanCommand.class,
            ShowCommand.class,
            CompareCommand.class,
            MergeCommand.class,
            GateCommand.class,
            BaselineCommand.class,
            ScoreCommand.class,
            VerifyCommand.class,
            GradeCommand.class,
            ExecuteCommand.class,
            ServeCommand.class,
            SuitesCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            InitCommand.class,
            RehearseCommand.class);

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    AssayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The commands that these arguments may be about: the one that they name first, else all, for reading all takes time. */
    static List<Class<?>> commands(List<String> arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(each -> !arguments.isEmpty()
                        && each.getAnnotation(Command.class).name().equals(arguments.get(0)))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.out());
    }
}
