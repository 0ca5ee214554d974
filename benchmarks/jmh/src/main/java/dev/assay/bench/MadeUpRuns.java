package dev.assay.bench;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.score.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs with made up verdicts, of one model each, in a temporary directory. */
final class MadeUpRuns implements AutoCloseable {
    private final int suites;
    private final int tasks;
    private final int samples;
    private final int tags;
    private final Path directory;
    private final List<RunDirectory> runs = new ArrayList<>();

    /**
     * No runs yet.
     *
     * @param tags of a task, of ten values each
     */
    MadeUpRuns(int suites, int tasks, int samples, int tags) throws IOException {
        this.suites = suites;
        this.tasks = tasks;
        this.samples = samples;
        this.tags = tags;
        directory = Files.createTempDirectory("assay-bench");
    }

    List<RunDirectory> runs() {
        return runs;
    }

    /** Writes one more run, in which this share of the answers is right. */
    void write(double share, long seed) throws IOException {
        Random random = new Random(seed);
        ModelLabel label = new ModelLabel("http://127.0.0.1:8000/v1#model-" + runs.size());
        String name = "run-" + runs.size();
        RunDirectory run = RunDirectory.create(directory.resolve(name), manifest(name, label));
        try (OpenRun open = OpenRun.of(run, UnaryOperator.identity())) {
            open.writeVerdicts(
                    new OpenRun.GraderId("assay", "bench", "default"),
                    IntStream.range(0, suites * tasks * samples)
                            .mapToObj(i -> line(i, label, random.nextDouble() < share)));
        }
        runs.add(run);
    }

    /** CPU time of this thread, in nanoseconds: other work on the machine does not count. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Manifest manifest(String id, ModelLabel label) {
        List<Manifest.SuiteEntry> entries = IntStream.range(0, suites)
                .mapToObj(suite -> new Manifest.SuiteEntry("suite-" + suite, "s", "0".repeat(64), "", "", samples, 512))
                .toList();
        Manifest.ModelEntry model =
                new Manifest.ModelEntry(label, "m", Optional.empty(), Optional.empty(), new TreeMap<>());
        return new Manifest(
                id, Instant.EPOCH, entries, List.of(model), Manifest.Selection.ALL, Map.of(), new TreeMap<>());
    }

    private VerdictLine line(int i, ModelLabel label, boolean right) {
        int task = i / samples;
        return new VerdictLine(
                new SampleId("suite-" + task / tasks, "suite/" + task % tasks, label, i % samples),
                right ? Outcome.RIGHT : Outcome.WRONG,
                OptionalDouble.of(right ? 1 : 0),
                Optional.of("" + i),
                Optional.of("last box"),
                right ? "equal" : "%d and 17 differ".formatted(i),
                false,
                tags == 0 ? Set.of() : Set.of("level:" + task % 10),
                List.of(),
                new Usage(
                        OptionalLong.of(84), OptionalLong.of(113 + i % 50), OptionalLong.of(83), OptionalLong.empty()),
                Optional.of(new BigDecimal("0.000123")),
                Optional.of(new Timing(
                        OptionalDouble.of(36.044),
                        OptionalDouble.of(75.546),
                        OptionalDouble.of(75.546),
                        1082.6 + i,
                        false)));
    }
}
