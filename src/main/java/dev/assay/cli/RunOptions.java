package dev.assay.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code assay run}: who is asked what, and where that is written. */
final class RunOptions extends AskOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "The run's directory. Default: results/<time>-<plan>.")
    @Nullable
    Path out;

    @Option(names = "--fresh", description = "Begin a new run, even where an unfinished one could go on.")
    boolean fresh;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the run in this directory.")
    @Nullable
    Path resume;
}
