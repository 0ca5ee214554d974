import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.sandbox.Rung;
import dev.assay.score.Assessment;
import dev.assay.score.CodeScorer;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.CodeTests;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Verdicts a second on each rung, beside `python3 -c pass` started from the same loop, and beside EvalPlus where a Python has it. Usage:
 * rate PYTHON ROUNDS VERDICTS THREADS ONLY HUMANEVAL [PYTHON_WITH_EVALPLUS], or flat RUNG VERDICTS THREADS. HUMANEVAL is a file of HumanEval+ rows, or empty: then the
 * canonical solutions are graded by the base tests, in turn. `run` starts it.
 */
public final class CodeRate {
    private static final CodeTests CASES = new CodeTests.Cases(List.of(
            new CodeTests.Case("[[3, 1, 2]]", "[1, 2, 3]"),
            new CodeTests.Case("[[]]", "[]"),
            new CodeTests.Case("[[5, 5, -1]]", "[-1, 5, 5]")));
    private static final CodeTests CHECK = new CodeTests.Check("""
            def check(candidate):
                assert candidate([3, 1, 2]) == [1, 2, 3]
                assert candidate([]) == []
                assert candidate([5, 5, -1]) == [-1, 5, 5]
                assert candidate([0]) == [0]
                assert candidate([2, 1]) == [1, 2]
                assert candidate(list(range(20, 0, -1))) == list(range(1, 21))
            """);
    private static final CodeTests STDIO = new CodeTests.Stdio(List.of(new CodeTests.StdioCase("3 1 2\n", "1 2 3\n")));
    private static final String SOLUTION = """
            from typing import List
            import re, math, collections

            def tidy(numbers: List[int]) -> List[int]:
                left = collections.Counter(numbers)
                return [n for n in sorted(left) for _ in range(left[n])]
            """;
    private static final String PROGRAM = SOLUTION + "print(*tidy(list(map(int, input().split()))))\n";

    private static final String JAVA_PREAMBLE = """
            import java.util.*;

            class Solution {
                public List<Integer> tidy(List<Integer> numbers) {
            """;
    private static final CodeTests JAVA_MAIN = new CodeTests.Check("""
            public class Main {
                public static void main(String[] args) {
                    Solution s = new Solution();
                    List<Boolean> correct = Arrays.asList(
                        s.tidy(new ArrayList<>(Arrays.asList(3, 1, 2))).equals(Arrays.asList(1, 2, 3)),
                        s.tidy(new ArrayList<>(List.of())).equals(List.of()),
                        s.tidy(new ArrayList<>(Arrays.asList(5, 5, -1))).equals(Arrays.asList(-1, 5, 5)),
                        s.tidy(new ArrayList<>(Arrays.asList(0))).equals(Arrays.asList(0)));
                    if (correct.contains(false)) {
                        throw new AssertionError();
                    }
                }
            }
            """);
    private static final String JAVA_SOLUTION = """
            class Solution {
                public List<Integer> tidy(List<Integer> numbers) {
                    Map<Integer, Integer> left = new TreeMap<>();
                    numbers.forEach(n -> left.merge(n, 1, Integer::sum));
                    List<Integer> tidied = new ArrayList<>();
                    left.forEach((n, many) -> tidied.addAll(Collections.nCopies(many, n)));
                    return tidied;
                }
            }
            """;
    private static final Map<Integer, ExecutorService> POOLS = new ConcurrentHashMap<>();
    private static final AtomicInteger SAMPLES = new AtomicInteger();

    private CodeRate() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("flat")) {
            flat(Rung.of(arguments[1]).orElseThrow(), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        } else {
            rates(
                    arguments[1],
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]),
                    arguments[5],
                    arguments[6].isEmpty() ? List.of() : humanEval(Path.of(arguments[6])),
                    arguments.length > 7 ? Optional.of(new EvalPlus(arguments[7], arguments[6])) : Optional.empty());
        }
        System.exit(0);
    }

    /** Every way once a round; the least time of the rounds counts, for other programs can only lengthen it. */
    private static void rates(
            String python, int rounds, int verdicts, int threads, String only, List<Solved> solved, Optional<EvalPlus> evalPlus)
            throws Exception {
        List<String> names = new ArrayList<>(List.of("python3 -c pass"));
        List<Callable<Boolean>> ways = new ArrayList<>(List.of(() -> empty(python)));
        evalPlus.ifPresent(theirs -> {
            names.add("evalplus, unisolated");
            ways.add(() -> theirs.isRight(""));
            if (!solved.isEmpty()) {
                names.add("evalplus humaneval");
                ways.add(() -> theirs.isRight("" + (1 + SAMPLES.getAndIncrement() % solved.size())));
            }
        });
        for (Rung rung : List.of(Rung.NAMESPACES, Rung.LANDLOCK)) {
            CodeScorer scorer = scorer(rung);
            Map<String, CodeTests> kinds = Map.of("data", CASES, "rpc", CHECK, "stdio", STDIO);
            for (String kind : List.of("data", "rpc", "stdio")) {
                names.add(rung.text() + " " + kind);
                ways.add(() -> isRight(scorer, kinds.get(kind)));
            }
            if (!solved.isEmpty()) {
                names.add(rung.text() + " humaneval");
                ways.add(() -> solved.get(SAMPLES.getAndIncrement() % solved.size()).isRight(scorer));
            }
            names.add(rung.text() + " java data");
            ways.add(() -> isRightInJava(scorer, CASES));
            names.add(rung.text() + " java main");
            ways.add(() -> isRightInJava(scorer, JAVA_MAIN));
        }
        for (int way = ways.size() - 1; way > 0; way--) {
            if (!names.get(way).contains(only)) {
                names.remove(way);
                ways.remove(way);
            }
        }
        double[] best = new double[ways.size()];
        java.util.Arrays.fill(best, Double.MAX_VALUE);
        List<double[]> ratios = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double[] now = new double[ways.size()];
            for (int way = 0; way < ways.size(); way++) {
                now[way] = millis(names.get(way), ways.get(way), round < 0 ? Math.min(verdicts, 50) : verdicts, threads);
                best[way] = round < 0 ? best[way] : Math.min(best[way], now[way]);
            }
            if (round >= 0) {
                ratios.add(now);
            }
        }
        System.out.printf("%d threads, %d rounds of %d%n%-22s %10s %10s %8s %14s%n", threads, rounds, verdicts, "", "ms each", "a second", "ratio", "median ratio");
        for (int way = 0; way < ways.size(); way++) {
            int at = way;
            double median = ratios.stream().mapToDouble(now -> now[at] / now[0]).sorted().skip(rounds / 2).findFirst().orElse(0);
            System.out.printf("%-22s %10.2f %10.0f %8.2f %14.2f%n", names.get(way), best[way], 1000 / best[way], best[way] / best[0], median);
        }
    }

    /** EvalPlus' untrusted_check, in a process for each thread of a round. */
    private record EvalPlus(String python, String rows, ThreadLocal<Process> process) {
        EvalPlus(String python, String rows) {
            this(python, rows, new ThreadLocal<>());
        }

        boolean isRight(String task) throws IOException {
            if (process.get() == null) {
                List<String> command = new ArrayList<>(List.of(python, "benchmarks/code/evalplus_rate.py", SOLUTION));
                if (!rows.isEmpty()) {
                    command.add(rows);
                }
                process.set(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
            }
            process.get().outputWriter().write(task + "\n");
            process.get().outputWriter().flush();
            return "right".equals(process.get().inputReader().readLine());
        }
    }

    /** A task of HumanEval with its canonical solution. */
    private record Solved(CodeTarget target, String text) {
        boolean isRight(CodeScorer scorer) throws InterruptedException {
            return CodeRate.isRight(scorer, target, text);
        }
    }

    private static List<Solved> humanEval(Path file) throws IOException {
        List<Solved> solved = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (var rows = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = rows.readLine(); line != null; line = rows.readLine()) {
                ObjectNode row = (ObjectNode) json.readTree(line);
                if (!row.path("oracle").asText().equals("eq")) {
                    continue;
                }
                String text = "```python\n" + row.path("prompt").asText() + row.path("canonical_solution").asText() + "\n```\n";
                row.putArray("plus_input");
                row.putArray("plus_expected");
                Task task = CodeTaskFile.read("row.json", row.toString().getBytes(StandardCharsets.UTF_8), "python", Optional.empty());
                solved.add(new Solved((CodeTarget) task.target(), text));
            }
        }
        return solved;
    }

    /** Wall milliseconds of one, all threads together. */
    private static double millis(String name, Callable<Boolean> way, int times, int threads) throws Exception {
        ExecutorService pool = POOLS.computeIfAbsent(threads, Executors::newFixedThreadPool);
        AtomicInteger left = new AtomicInteger(times);
        long begun = System.nanoTime();
        List<Future<Boolean>> done = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            done.add(pool.submit(() -> {
                boolean all = true;
                while (left.getAndDecrement() > 0) {
                    all &= way.call();
                }
                return all;
            }));
        }
        for (Future<Boolean> each : done) {
            if (!each.get()) {
                throw new IllegalStateException("a verdict is wrong: " + name);
            }
        }
        return (System.nanoTime() - begun) / 1e6 / times;
    }

    private static void flat(Rung rung, int verdicts, int threads) throws Exception {
        CodeScorer scorer = scorer(rung);
        CodeTests[] kinds = {CASES, CASES, CHECK, STDIO};
        AtomicInteger next = new AtomicInteger();
        System.out.printf("%s, %d threads%n%9s %9s %11s %11s %9s %6s %9s%n", rung.text(), threads, "verdicts", "heap MiB", "JVM RSS MiB", "below MiB", "processes", "fds", "a second");
        List<Integer> processes = new ArrayList<>();
        List<Long> descriptors = new ArrayList<>();
        for (int part = 0; part <= 10; part++) {
            int many = part == 0 ? Math.min(1000, verdicts / 10) : verdicts / 10;
            double each = millis("flat", () -> isRight(scorer, kinds[next.getAndIncrement() % kinds.length]), many, threads);
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            List<ProcessHandle> below = ProcessHandle.current().descendants().toList();
            long held = 0;
            for (ProcessHandle process : below) {
                held += rss(process.pid());
            }
            try (var fds = Files.list(Path.of("/proc/self/fd"))) {
                processes.add(below.size());
                descriptors.add(fds.count());
                System.out.printf("%9d %9.1f %11.1f %11.1f %9d %6d %9.0f%n", next.get(), (jvm.totalMemory() - jvm.freeMemory()) / 1048576.0,
                        rss(ProcessHandle.current().pid()) / 1024.0, held / 1024.0, below.size(), descriptors.get(part), 1000 / each);
            }
        }
        int first = Collections.max(processes.subList(1, 6));
        long opened = Collections.max(descriptors.subList(1, 6));
        // a program that is just ending, a server that is just replaced
        if (Collections.max(processes.subList(6, 11)) > first + threads || Collections.max(descriptors.subList(6, 11)) > opened + 3L * threads) {
            System.out.println("NOT FLAT");
            System.exit(1);
        }
    }

    private static long rss(long pid) throws IOException {
        if (!Files.exists(Path.of("/proc/" + pid + "/status"))) {
            return 0; // it has just ended
        }
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static CodeScorer scorer(Rung rung) throws InterruptedException {
        return CodeScorer.find(System.getenv("PATH"), Path.of("/tmp"), Optional.of(rung)).fold(ready -> ready.scorer(), refused -> {
            throw new IllegalStateException(refused.reason());
        });
    }

    private static boolean empty(String python) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(python, "-c", "pass");
        builder.environment().clear();
        return builder.start().waitFor() == 0;
    }

    private static boolean isRight(CodeScorer scorer, CodeTests tests) throws InterruptedException {
        boolean program = tests instanceof CodeTests.Stdio;
        CodeTarget target = new CodeTarget("python", program ? Optional.empty() : Optional.of("tidy"), "", tests);
        return isRight(scorer, target, "```python\n" + (program ? PROGRAM : SOLUTION) + "```\n");
    }

    /** Neither solution nor tests are ever the same twice, for those are compiled as well. */
    private static boolean isRightInJava(CodeScorer scorer, CodeTests tests) throws InterruptedException {
        int number = SAMPLES.incrementAndGet();
        CodeTests own = tests instanceof CodeTests.Check check ? new CodeTests.Check(check.source() + "class N" + number + " { }\n") : tests;
        CodeTarget target = new CodeTarget("java", Optional.of("tidy"), JAVA_PREAMBLE, own);
        return isRight(scorer, target, "```java\n// " + number + "\n" + JAVA_SOLUTION + "```\n");
    }

    private static boolean isRight(CodeScorer scorer, CodeTarget target, String text) throws InterruptedException {
        Timing timing = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, false);
        Reply reply = new Reply(text, Optional.empty(), Finish.STOP, Optional.empty(), Usage.UNKNOWN, timing, ServedBy.UNKNOWN, List.of());
        Assessment assessment = scorer.assess(new Task("t", Map.of(), target, Set.of()), reply);
        return assessment.verdict().fold(graded -> graded.value() == 1, undecided -> false, ungraded -> {
            throw new IllegalStateException(ungraded.reason());
        });
    }
}
