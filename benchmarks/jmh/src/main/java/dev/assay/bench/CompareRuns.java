package dev.assay.bench;

import dev.assay.compare.ComparedRuns;
import dev.assay.compare.Comparison;
import dev.assay.report.ComparisonReport;
import dev.assay.score.Outcome;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

    private MadeUpRuns runs;
    private long reading;
    private long comparing;

    @Setup
    public void write() throws IOException {
        runs = new MadeUpRuns(SUITES, TASKS, 1, tags);
        for (int model = 0; model < models; model++) {
            runs.write(0.5 + 0.02 * model, model);
        }
    }

    @TearDown
    public void delete() throws IOException {
        runs.close();
    }

    @TearDown(Level.Iteration)
    public void ratio() {
        if (reading > 0) {
            System.out.printf("[compare : read = %.2f] ", (double) comparing / reading);
        }
        reading = 0;
        comparing = 0;
    }

    /** Reading the verdicts, and then comparing by them, which reads them again. */
    @Benchmark
    public int both() {
        long begin = MadeUpRuns.cpu();
        int[] right = {0};
        runs.runs().forEach(run -> run.forEachVerdict(line -> right[0] += line.outcome() == Outcome.RIGHT ? 1 : 0));
        long middle = MadeUpRuns.cpu();
        ComparedRuns compared = new ComparedRuns(runs.runs(), Set.of());
        Comparison comparison = compared.compare(Set.of());
        String report = new ComparisonReport(comparison, compared).terminal();
        comparing += MadeUpRuns.cpu() - middle;
        reading += middle - begin;
        return right[0] + report.length();
    }
}
