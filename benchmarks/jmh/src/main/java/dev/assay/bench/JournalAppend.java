package dev.assay.bench;

import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RecordedExchange;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.SampleKey;
import dev.assay.model.Attempt;
import dev.assay.model.Finish;
import dev.assay.model.ModelLabel;
import dev.assay.model.Redactor;
import dev.assay.model.Reply;
import dev.assay.model.Request;
import dev.assay.model.Secret;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.suite.Message;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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

/** What it costs to write one answer down, beside the floor: the same bytes written by one call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JournalAppend {
    /** Characters of the answer: a short one, and that of a thinking model. */
    @Param({"600", "20000"})
    public int answerLength;

    private Path directory;
    private OpenRun run;
    private RecordedExchange exchange;
    private RandomAccessFile floorFile;
    private byte[] floorLine;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("assay-bench");
        Manifest manifest = new Manifest(
                "bench", Instant.EPOCH, List.of(), List.of(), Manifest.Selection.ALL, Map.of(), new TreeMap<>());
        RunDirectory created = RunDirectory.create(directory.resolve("run"), manifest);
        run = OpenRun.of(created, new Redactor(List.of(new Secret("sk-0123456789abcdef0123456789abcdef")))::redact);
        exchange = exchange("The sum of the first terms is a little more. ".repeat(answerLength / 45 + 1));
        run.append(exchange);
        List<String> lines = Files.readAllLines(created.path().resolve("exchanges.jsonl"));
        floorLine = (lines.get(lines.size() - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        floorFile = new RandomAccessFile(directory.resolve("floor").toFile(), "rw");
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        run.close();
        floorFile.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public void append() {
        run.append(exchange);
    }

    @Benchmark
    public void floor() throws IOException {
        floorFile.write(floorLine);
    }

    private RecordedExchange exchange(String answer) {
        Request request = Request.of(
                "model",
                List.of(new Message(Message.Role.USER, "What is 3 + 4? Put the final answer in \\boxed{}.")),
                Map.of("temperature", "0", "max_tokens", "512"));
        SampleId id = new SampleId("suite", "task-1", new ModelLabel("http://127.0.0.1:8000/v1#model"), 0);
        Reply reply = new Reply(
                answer,
                Optional.empty(),
                Finish.STOP,
                Optional.of("stop"),
                new Usage(OptionalLong.of(40), OptionalLong.of(200), OptionalLong.empty(), OptionalLong.empty()),
                new Timing(OptionalDouble.of(10), OptionalDouble.of(20), OptionalDouble.of(20), 1500, false),
                ServedBy.UNKNOWN,
                List.of(new Attempt(Instant.EPOCH, 1500, Optional.empty())));
        return new RecordedExchange(id, SampleKey.of(request, "0".repeat(64), id), request, reply);
    }
}
