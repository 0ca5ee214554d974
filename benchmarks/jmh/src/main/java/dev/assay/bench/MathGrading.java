package dev.assay.bench;

import dev.assay.math.MathPolicy;
import dev.assay.score.Assessment;
import dev.assay.score.MathScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows graded a second, extraction and equality, on one thread: one row after the other of a file of pairs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class MathGrading {
    /** A file of the folder that the system property {@code assay.pairs} names. */
    @Param({"own_cases", "math500_short", "mathcoder_math", "gsm8k_tora"})
    public String pairs;

    private final MathScorer scorer = new MathScorer(MathPolicy.DEFAULT);
    private List<PairRows.Row> rows;
    private int next;

    @Setup
    public void read() throws IOException {
        Path folder = Path.of(System.getProperty("assay.pairs", "../shared/data/math"));
        rows = PairRows.read(folder.resolve("pairs_" + pairs + ".jsonl.gz"), Integer.MAX_VALUE);
    }

    @Benchmark
    public Assessment grade() {
        PairRows.Row row = rows.get(next);
        next = next + 1 < rows.size() ? next + 1 : 0;
        return scorer.grade(row.gold(), row.answer());
    }
}
