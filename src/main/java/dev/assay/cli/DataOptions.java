package dev.assay.cli;

import dev.assay.report.SafeText;
import dev.assay.suite.DataFiles;
import dev.assay.suite.FetchProgress;
import dev.assay.suite.Suites;
import dev.assay.suite.WebFetch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the data of downloaded suites comes from. */
final class DataOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MEBIBYTE = 1 << 20;

    @Option(
            names = "--offline",
            description = "Fetch nothing; suites that are downloaded come from the cache or --data.")
    private boolean offline;

    @Option(names = "--data", paramLabel = "DIR", description = "A folder with your own copies of the data of suites.")
    private @Nullable Path data;

    /** All suites that can be reached with these options. */
    Suites suites(Surroundings surroundings, Path shippedRoot) {
        DataFiles files = new DataFiles(
                surroundings.cache(),
                Optional.ofNullable(data).map(surroundings::resolve),
                offline,
                new WebFetch(TIMEOUT),
                progress(surroundings));
        return new Suites(shippedRoot.resolve("benchmarks/suites"), surroundings.workingDirectory(), files);
    }

    /** Says that something is fetched, and again after each mebibyte. */
    private static FetchProgress progress(Surroundings surroundings) {
        long[] said = {-1};
        return (suite, done, length) -> {
            long mebibytes = done / MEBIBYTE;
            if (said[0] < 0 || mebibytes > said[0] || done == length) {
                said[0] = mebibytes;
                String size = length < 0 ? "" : " of %,d".formatted(length);
                surroundings.err().printf("%s: fetching, %,d%s bytes%n", SafeText.line(suite, 60), done, size);
            }
        };
    }
}
