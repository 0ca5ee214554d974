package dev.assay.cli;

import dev.assay.suite.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the shipped suites. */
@Command(
        name = "suites",
        mixinStandardHelpOptions = true,
        description = "Lists the suites that ship with Assay. A suite of your own is a folder, given by its path.")
final class SuitesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    SuitesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Path root = Shipped.root();
        for (String name : new DataOptions().suites(surroundings, root).names()) {
            String title = Files.readString(
                            root.resolve("benchmarks/suites").resolve(name).resolve("suite.yaml"))
                    .lines()
                    .filter(line -> line.startsWith("title:"))
                    .map(line -> line.substring("title:".length()).strip())
                    .findFirst()
                    .orElse("");
            surroundings.out().printf("%-15s %s%n", name, title);
        }
        return ExitCode.OK;
    }
}
