package dev.assay.bench;

import dev.assay.compare.GateRule;
import dev.assay.compare.GateSuite;
import dev.assay.compare.SuiteTallies;
import dev.assay.compare.TaskTally;
import dev.assay.journal.VerdictLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the looks of a gate cost on 1,319 tasks of four samples, gathering their verdicts included, beside the floor: those verdict lines read. The plan of the looks is made once, before the
 * run. Prints the ratios of their CPU times after each iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class GateLooks {
    private static final int TASKS = 1319;
    private static final int SAMPLES = 4;
    private static final GateRule RULE =
            new GateRule(GateRule.MARGIN, GateRule.CONFIDENCE, GateRule.Stop.AUTO, 1, 0.01);

    private MadeUpRuns runs;
    private Map<String, TaskTally> baseline = Map.of();
    private long reading;
    private long planning;
    private long deciding;
    private int looks;
    private int gates;

    @Setup
    public void write() throws IOException {
        runs = new MadeUpRuns(1, TASKS, SAMPLES, 0);
        runs.write(0.7, 1);
        runs.write(0.7, 2);
        SuiteTallies tallies =
                new SuiteTallies(runs.runs().get(0).manifest().models().get(0).label());
        runs.runs().get(0).forEachVerdict(tallies::add);
        baseline = tallies.of("suite-0");
    }

    @TearDown
    public void delete() throws IOException {
        runs.close();
    }

    @TearDown(Level.Iteration)
    public void ratio() {
        if (reading > 0) {
            System.out.printf(
                    "[plan : read = %.4f, all %d looks : read = %.4f, one look : read = %.4f] ",
                    (double) planning / reading,
                    looks / gates,
                    (double) deciding / reading,
                    (double) deciding / reading * gates / looks);
        }
        reading = 0;
        planning = 0;
        deciding = 0;
        looks = 0;
        gates = 0;
    }

    /** Reading the verdicts, and then deciding by them. */
    @Benchmark
    public int both() {
        List<VerdictLine> lines = new ArrayList<>(TASKS * SAMPLES);
        long begin = MadeUpRuns.cpu();
        runs.runs().get(1).forEachVerdict(lines::add);
        reading += MadeUpRuns.cpu() - begin;
        begin = MadeUpRuns.cpu();
        GateSuite suite = new GateSuite("suite-0", RULE, SAMPLES, baseline.keySet(), baseline, 1);
        planning += MadeUpRuns.cpu() - begin;
        begin = MadeUpRuns.cpu();
        lines.forEach(suite::add);
        deciding += MadeUpRuns.cpu() - begin;
        gates++;
        int seen = suite.gate().orElseThrow().looks().size();
        looks += seen;
        return seen;
    }
}
