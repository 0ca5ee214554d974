package dev.assay.bench;

import dev.assay.compare.ComparedRuns;
import dev.assay.compare.Comparison;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.VerdictLine;
import dev.assay.model.ModelLabel;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.report.ComparisonReport;
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
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code assay compare} costs, beside the floor: the same verdicts read and thrown away. {@code both} does one after the other, and prints the ratio of their CPU
 * times after each iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class CompareRuns {
    private static final int SUITES = 5;
    private static final int TASKS = 1319;

    @Param("20")
    public int models;

    /** Tags of a task, of ten values each. */
    @Param({"0", "1"})
    public int tags;

    private Path directory;
    private final List<RunDirectory> runs = new ArrayList<>();
    private long reading;
    private long comparing;

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("assay-bench");
        Random random = new Random(1);
        for (int model = 0; model < models; model++) {
            ModelLabel label = new ModelLabel("http://127.0.0.1:8000/v1#model-" + model);
            double share = 0.5 + 0.02 * model;
            RunDirectory run = RunDirectory.create(directory.resolve("run-" + model), manifest("run-" + model, label));
            try (OpenRun open = OpenRun.of(run, UnaryOperator.identity())) {
                open.writeVerdicts(
                        new OpenRun.GraderId("assay", "bench", "default"),
                        IntStream.range(0, SUITES * TASKS).mapToObj(i -> line(i, label, random.nextDouble() < share)));
            }
            runs.add(run);
        }
    }

    private static Manifest manifest(String id, ModelLabel label) {
        List<Manifest.SuiteEntry> suites = IntStream.range(0, SUITES)
                .mapToObj(suite -> new Manifest.SuiteEntry("suite-" + suite, "s", "0".repeat(64), "", "", 1, 512))
                .toList();
        Manifest.ModelEntry model =
                new Manifest.ModelEntry(label, "m", Optional.empty(), Optional.empty(), new TreeMap<>());
        return new Manifest(
                id, Instant.EPOCH, suites, List.of(model), Manifest.Selection.ALL, Map.of(), new TreeMap<>());
    }

    private VerdictLine line(int i, ModelLabel label, boolean right) {
        return new VerdictLine(
                new SampleId("suite-" + i / TASKS, "suite/" + i % TASKS, label, 0),
                right ? Outcome.RIGHT : Outcome.WRONG,
                OptionalDouble.of(right ? 1 : 0),
                Optional.of("" + i),
                Optional.of("last box"),
                right ? "equal" : "%d and 17 differ".formatted(i),
                false,
                tags == 0 ? Set.of() : Set.of("level:" + i % 10),
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

    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @TearDown(Level.Iteration)
    public void ratio() {
        if (reading > 0) {
            System.out.printf("[compare : read = %.2f] ", (double) comparing / reading);
        }
        reading = 0;
        comparing = 0;
    }

    /** Of this thread, in nanoseconds: other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Reading the verdicts, and then comparing by them, which reads them again. */
    @Benchmark
    public int both() {
        long begin = cpu();
        int[] right = {0};
        runs.forEach(run -> run.forEachVerdict(line -> right[0] += line.outcome() == Outcome.RIGHT ? 1 : 0));
        long middle = cpu();
        ComparedRuns compared = new ComparedRuns(runs, Set.of());
        Comparison comparison = compared.compare(Set.of());
        String report = new ComparisonReport(comparison, compared).terminal();
        comparing += cpu() - middle;
        reading += middle - begin;
        return right[0] + report.length();
    }
}
