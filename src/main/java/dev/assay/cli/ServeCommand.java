package dev.assay.cli;

import dev.assay.journal.RunDirectory;
import dev.assay.replay.ReplayServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a run's answers as an endpoint. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Replays a run as an OpenAI-compatible endpoint on 127.0.0.1 until it is interrupted.")
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The run's directory, as results/<run>.")
    private Path path = Path.of("");

    @Option(names = "--port", paramLabel = "N", description = "Default: any free port.")
    private int port;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = RunDirectory.open(surroundings.resolve(path));
        try (ReplayServer server = ReplayServer.start(List.of(directory), port)) {
            server.models().forEach(model -> surroundings.out().println(server.url() + "#" + model));
            surroundings.out().println("Serving recorded answers; end with Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }
}
