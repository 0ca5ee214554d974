package dev.assay.bench;

import dev.assay.math.MathPolicy;
import dev.assay.score.Assessment;
import dev.assay.score.MathScorer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times the mathematical grader on files of pairs, on one thread: how many rows a second, and how far the slowest rows lie from the
 * usual one. Rates are by the thread's processor time, and of the passes the quickest counts: other programs on the machine lengthen
 * none; the times of rows are by the clock. Arguments: seconds to warm up, seconds to measure, rows at most (0: all), files. Prints a
 * line a file with tabs: name, rows, rows/s, labels agreed with, labels, median, 99th percentile and maximum of the rows' times in microseconds.
 */
public final class MathRowTimes {
    private static final int REPEATS = 20;
    private static final double PART = 0.1;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICRO = 1e3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MathScorer scorer = new MathScorer(MathPolicy.DEFAULT);

    private MathRowTimes() {}

    public static void main(String[] arguments) throws IOException {
        double warmUp = Double.parseDouble(arguments[0]);
        double measured = Double.parseDouble(arguments[1]);
        int most = Integer.parseInt(arguments[2]);
        for (String file : List.of(arguments).subList(3, arguments.length)) {
            Path path = Path.of(file);
            List<PairRows.Row> rows = PairRows.read(path, most == 0 ? Integer.MAX_VALUE : most);
            System.out.println(path.getFileName().toString().replace(".jsonl.gz", "") + "\t"
                    + new MathRowTimes().line(rows, warmUp, measured));
        }
    }

    private String line(List<PairRows.Row> rows, double warmUp, double measured) {
        bestRate(rows, warmUp);
        double rate = bestRate(rows, measured);
        long agreed = rows.stream()
                .filter(row -> row.label().isPresent() && row.label().get() == isRight(row))
                .count();
        long labelled = rows.stream().filter(row -> row.label().isPresent()).count();
        double[] medians = rows.stream().mapToDouble(this::median).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%d\t%.1f\t%d\t%d\t%.2f\t%.2f\t%.2f",
                rows.size(),
                rate,
                agreed,
                labelled,
                percentile(medians, 0.5),
                percentile(medians, 0.99),
                medians[medians.length - 1]);
    }

    /** The quickest of parts of at least a tenth of a second, until so much processor time is spent. */
    private double bestRate(List<PairRows.Row> rows, double seconds) {
        double best = 0;
        for (double spent = 0; spent < seconds; ) {
            long start = THREADS.getCurrentThreadCpuTime();
            long passes = 0;
            double taken;
            do {
                rows.forEach(this::grade);
                passes++;
                taken = (THREADS.getCurrentThreadCpuTime() - start) / NANOS_A_SECOND;
            } while (taken < PART);
            spent += taken;
            best = Math.max(best, rows.size() * passes / taken);
        }
        return best;
    }

    private Assessment grade(PairRows.Row row) {
        return scorer.grade(row.gold(), row.answer());
    }

    private boolean isRight(PairRows.Row row) {
        return grade(row).verdict().fold(graded -> graded.value() == 1, undecided -> false, ungraded -> false);
    }

    private double median(PairRows.Row row) {
        long[] times = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            grade(row);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return (times[REPEATS / 2 - 1] + times[REPEATS / 2]) / 2.0 / NANOS_A_MICRO;
    }

    private static double percentile(double[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)];
    }
}
