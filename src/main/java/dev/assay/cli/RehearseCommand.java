package dev.assay.cli;

import dev.assay.journal.RunDirectory;
import dev.assay.replay.ReplayServer;
import dev.assay.suite.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does in little what people do, in the working directory: by it the launcher learns which classes that takes, and archives them. */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    RehearseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        run("replayed");
        try (ReplayServer server =
                ReplayServer.start(RunDirectory.all(Shipped.root().resolve("results/recorded")), 0)) {
            String model = server.url() + "#" + server.models().iterator().next();
            run("streamed", "--model", model);
            run("whole", "--model", model, "--no-stream", "--concurrency", "2");
        }
        return ExitCode.OK;
    }

    private void run(String out, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("run", "--suite", "math-basics", "--limit", "2", "--out", out));
        arguments.addAll(List.of(options));
        Main.run(surroundings, arguments.toArray(String[]::new));
    }
}
