package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The baselines that gates compare with. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = "Records, renews and shows baselines: what a model did on each task, in a file to be committed.",
        subcommands = {BaselineRecordCommand.class, BaselinePromoteCommand.class, BaselineShowCommand.class})
final class BaselineCommand implements Runnable {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    BaselineCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.out());
    }
}
