package dev.assay.cli;

import dev.assay.compare.BaselineFile;
import dev.assay.report.BaselineText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is in a baseline. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Says what is in a baseline.")
final class BaselineShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The baseline.")
    private Path file = Path.of("");

    BaselineShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().print(BaselineText.print(BaselineFile.read(surroundings.resolve(file))));
        return ExitCode.OK;
    }
}
