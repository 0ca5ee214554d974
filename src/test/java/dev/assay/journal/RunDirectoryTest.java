package dev.assay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Broken;
import dev.assay.UserError;
import dev.assay.model.CallFailure;
import dev.assay.model.Exchange;
import dev.assay.score.Outcome;
import dev.assay.testing.Samples;
import dev.assay.testing.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
    @TempDir
    private Path folder = Path.of("");

    private Path path() {
        return folder.resolve("r1");
    }

    private RunDirectory create() {
        return RunDirectory.create(path(), Samples.manifest("r1"));
    }

    private OpenRun openRun() {
        return OpenRun.of(RunDirectory.open(path()), UnaryOperator.identity());
    }

    private Path journal() {
        return path().resolve("exchanges.jsonl");
    }

    private void append(RecordedExchange... exchanges) {
        try (OpenRun run = openRun()) {
            Stream.of(exchanges).forEach(run::append);
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        RunDirectory.open(path())
                .forEachExchange(recorded ->
                        texts.add(recorded.exchange().fold(reply -> reply.text(), failure -> "!" + failure.message())));
        return texts;
    }

    @Test
    void create_new_readsBackAndLeavesNoPart() throws IOException {
        RunDirectory run = create();
        assertThat(RunDirectory.open(path()).manifest()).isEqualTo(run.manifest());
        assertThat(run.path()).isEqualTo(path());
        try (Stream<Path> files = Files.list(path())) {
            assertThat(files).containsExactly(path().resolve("run.json"));
        }
    }

    @Test
    void create_placeIsNoDirectory_refused() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(Table.told(() -> RunDirectory.create(folder.resolve("file/r1"), Samples.manifest("r1")))
                        .replace(folder.toString(), "DIR"))
                .startsWith("DIR/file/r1: cannot be written: FileSystem (DIR/file")
                .endsWith("Choose a directory that you may write to with --out DIR.\n");
    }

    @Test
    void create_throughALink_written() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        RunDirectory.create(link, Samples.manifest("r1"));
        assertThat(folder.resolve("real/run.json")).exists();
    }

    @Test
    void open_noRun_refused() throws IOException {
        assertThat(Table.told(() -> RunDirectory.open(Path.of("/no/such"))))
                .isEqualTo("/no/such: no run in it (there is no run.json)\n"
                        + "Give the directory of a run, as results/<run>.\n");
        Files.createDirectory(path());
        assertThat(runJson("{")).isEqualTo("FILE: not readable: not one JSON value\nRestore the file.\n");
        assertThat(runJson("{\"format\": \"assay-run/1\"}"))
                .isEqualTo("FILE: not readable: `id` is missing\nRestore the file.\n");
        assertThat(runJson("{\"format\": \"assay-run/1\", \"id\": \"x\", \"startedAt\": \"today\"}"))
                .isEqualTo("FILE: not readable: Text 'today' could not be parsed at index 0\nRestore the file.\n");
        assertThat(runJson("{\"format\": \"assay-run/2\"}"))
                .isEqualTo("FILE: its format is `assay-run/2`, this version of Assay reads `assay-run/1`\n"
                        + "Use the version of Assay that wrote it, or a newer one.\n");
    }

    private String runJson(String text) throws IOException {
        Files.writeString(path().resolve("run.json"), text);
        return Table.told(() -> RunDirectory.open(path()))
                .replace(path().resolve("run.json").toString(), "FILE");
    }

    @Test
    void all_severalRuns_newestFirstAndUnreadableOnesPassedOver() throws IOException {
        assertThat(RunDirectory.all(folder.resolve("none"))).isEmpty();
        create();
        RunDirectory.create(folder.resolve("r2"), Samples.manifest("r2"));
        Manifest older = new Manifest(
                "r0",
                Samples.BEGAN.minusSeconds(100),
                List.of(),
                List.of(),
                Manifest.Selection.ALL,
                java.util.Map.of(),
                new java.util.TreeMap<>());
        RunDirectory.create(folder.resolve("r3"), older);
        Files.createDirectory(folder.resolve("nothing"));
        Files.createDirectory(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/run.json"), "{");
        Files.createDirectory(folder.resolve("newer"));
        Files.writeString(folder.resolve("newer/run.json"), "{\"format\": \"assay-run/2\"}");
        assertThat(RunDirectory.all(folder))
                .extracting(run -> run.manifest().id())
                .containsExactly("r2", "r1", "r0");
    }

    @Test
    void isFinished_summary_decides() throws IOException {
        RunDirectory run = create();
        assertThat(run.isFinished()).isFalse();
        for (String text : List.of("{\"complete\": true}", "{\"complete\": false}", "{}", "{\"complete\": tr")) {
            Files.writeString(path().resolve("summary.json"), text);
            assertThat(run.isFinished()).isEqualTo(text.contains("true"));
        }
    }

    @Test
    void append_severalOpenings_allKeptInOrder() throws IOException {
        create();
        append(Samples.recorded("a", 0, Samples.reply("one")));
        append(Samples.recorded("b", 0, Samples.reply("two")), Samples.recorded("c", 0, Samples.reply("three")));
        assertThat(texts()).containsExactly("one", "two", "three");
        assertThat(Files.readAllLines(journal()).get(0)).isEqualTo("{\"format\":\"assay-exchanges/1\",\"run\":\"r1\"}");
    }

    @Test
    void append_everyCutOfTheLastLine_onlyThatIsLost() throws IOException {
        create();
        append(Samples.recorded("a", 0, Samples.reply("one")), Samples.recorded("b", 0, Samples.reply("\u4e2d")));
        byte[] whole = Files.readAllBytes(journal());
        int firstLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = 0; length < whole.length; length += length < firstLine + 3 ? 1 : 7) {
            Files.write(journal(), java.util.Arrays.copyOf(whole, length));
            int complete = texts().size();
            append(Samples.recorded("c", 0, Samples.reply("after")));
            assertThat(texts()).hasSize(complete + 1).endsWith("after");
            assertThat(Files.readString(journal())).startsWith("{\"format\":").endsWith("\n");
        }
    }

    @Test
    void append_tornLineLongerThanABlock_cutBack() throws IOException {
        create();
        append(Samples.recorded("a", 0, Samples.reply("one")));
        long before = Files.size(journal());
        Files.writeString(journal(), "x".repeat(200_000), java.nio.file.StandardOpenOption.APPEND);
        append();
        assertThat(Files.size(journal())).isEqualTo(before);
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void exchanges_severalOfAKey_lastReplyElseLastFailure() {
        create();
        Exchange busy = Samples.failure(CallFailure.Kind.BUSY, "busy");
        Exchange down = Samples.failure(CallFailure.Kind.CONNECTION, "down");
        append(
                Samples.recorded("a", 0, busy),
                Samples.recorded("a", 0, Samples.reply("one")),
                Samples.recorded("b", 0, busy),
                Samples.recorded("a", 0, Samples.reply("two")),
                Samples.recorded("a", 0, down),
                Samples.recorded("b", 0, down));
        assertThat(RunDirectory.open(path()).exchanges().values())
                .extracting(recorded -> recorded.id().task() + " "
                        + recorded.exchange().<String>fold(reply -> reply.text(), failure -> failure.message()))
                .containsExactly("a two", "b down");
    }

    @Test
    void exchanges_gzipped_readAndNeverHiddenByWhatIsAppended() throws IOException {
        create();
        append(Samples.recorded("a", 0, Samples.reply("one")));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path().resolve("exchanges.jsonl.gz")))) {
            out.write(Files.readAllBytes(journal()));
        }
        Files.delete(journal());
        assertThat(texts()).containsExactly("one");
        append();
        assertThat(journal()).doesNotExist();
        append(Samples.recorded("b", 0, Samples.reply("two")));
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void exchanges_faults_nameFileAndLine() throws IOException {
        create();
        assertThat(journalFault("{\"format\":\"assay-exchanges/2\"}\n"))
                .isEqualTo("FILE: its format is `assay-exchanges/2`, this version of Assay reads `assay-exchanges/1`\n"
                        + "Use the version of Assay that wrote it, or a newer one.\n");
        assertThat(journalFault("{}\n")).startsWith("FILE: its format is ``");
        String header = "{\"format\":\"assay-exchanges/1\"}\n";
        assertThat(journalFault(header + "{\"suite\": \n{}\n"))
                .isEqualTo("FILE:2: not a line that Assay wrote: not one JSON value\n"
                        + "Restore the file, or remove that line.\n");
        assertThat(journalFault(header + "\n")).startsWith("FILE:2: not a line that Assay wrote: ");
        assertThat(journalFault(header + "{\"attempts\": [{\"startedAt\": \"today\"}]}\n"))
                .startsWith("FILE:2: not a line that Assay wrote: Text 'today'");
        Files.write(path().resolve("exchanges.jsonl.gz"), new byte[] {1, 2, 3, 4});
        assertThat(journalFault(header)).contains("exchanges.jsonl.gz: cannot be read: ");
    }

    private String journalFault(String text) throws IOException {
        Files.writeString(journal(), text);
        return Table.told(this::texts).replace(journal().toString() + ":", "FILE:");
    }

    @Test
    void verdicts_written_replaceTheOldOnesWhole() throws IOException {
        create();
        VerdictLine verdict = new VerdictLine(
                Samples.id("a", "m", 0),
                Outcome.RIGHT,
                OptionalDouble.of(1),
                Optional.of("half \ud800 a pair"),
                Optional.of("boxed"),
                "equal",
                false,
                Set.of(),
                List.of(),
                Samples.usage(1, 2),
                Optional.empty(),
                Optional.empty());
        assertThat(RunDirectory.open(path()).verdicts()).isEmpty();
        OpenRun.GraderId grader = new OpenRun.GraderId("assay", "1", "default");
        try (OpenRun run = openRun()) {
            run.writeVerdicts(grader, Stream.of(verdict, verdict));
            run.writeVerdicts(grader, Stream.of(verdict));
            run.writeDerived("summary.json", "\ud800\n");
        }
        assertThat(RunDirectory.open(path()).verdicts()).containsExactly(verdict);
        assertThat(Files.readAllLines(path().resolve("verdicts.jsonl")).get(0))
                .isEqualTo("{\"format\":\"assay-verdicts/1\",\"grader\":{\"id\":\"assay\",\"version\":\"1\","
                        + "\"policy\":\"default\"},\"suites\":{\"mine\":\"" + Samples.DIGEST + "\"}}");
        assertThat(RunDirectory.open(path()).derived("summary.json")).contains("?\n");
        assertThat(RunDirectory.open(path()).derived("report.html")).isEmpty();
        try (Stream<Path> files = Files.list(path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "lock", "verdicts.jsonl", "summary.json");
        }
    }

    @Test
    void secrets_inAllThatIsWritten_hidden() throws IOException {
        create();
        try (OpenRun run = OpenRun.of(RunDirectory.open(path()), text -> text.replace("sk-1234", "***"))) {
            run.append(Samples.recorded("a", 0, Samples.reply("it is sk-1234")));
            run.writeDerived("summary.json", "sk-1234");
        }
        assertThat(texts()).containsExactly("it is ***");
        assertThat(RunDirectory.open(path()).derived("summary.json")).contains("***");
    }

    @Test
    void open_secondInThisProcess_refusedAndTheFirstKeepsItsLock() throws Exception {
        create();
        try (OpenRun first = openRun()) {
            assertThat(Table.told(this::openRun))
                    .isEqualTo(path() + ": another process is writing to this run\n"
                            + "Wait for it to end, or begin another run with --fresh.\n");
            assertThat(otherProcess()).isEqualTo("refused");
            first.append(Samples.recorded("a", 0, Samples.reply("one")));
        }
        assertThat(otherProcess()).isEqualTo("open r1");
        append(Samples.recorded("b", 0, Samples.reply("two")));
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void open_otherProcessHasIt_refused() throws Exception {
        create();
        Process other = start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("open r1");
            assertThatThrownBy(this::openRun).isInstanceOf(UserError.class);
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            openRun().close();
        } finally {
            other.destroyForcibly();
        }
    }

    private String otherProcess() throws IOException, InterruptedException {
        Process other = start();
        other.getOutputStream().close();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        other.waitFor();
        return said;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void open_cannotBeWritten_refusedAndFreeAgain() throws IOException {
        create();
        Files.createDirectory(journal());
        assertThat(Table.told(this::openRun)).startsWith(path() + ": cannot be written: FileNotFound (");
        Files.delete(journal());
        openRun().close();
        Files.createDirectory(path().resolve("verdicts.jsonl"));
        Files.writeString(path().resolve("verdicts.jsonl/x"), "");
        try (OpenRun run = openRun()) {
            assertThatThrownBy(() -> run.writeDerived("verdicts.jsonl", "x"))
                    .isInstanceOfSatisfying(
                            Broken.class, e -> assertThat(e.fix()).contains("`assay score " + path() + "`"));
        }
    }

    @Test
    void append_afterClose_isBroken() {
        create();
        OpenRun run = openRun();
        run.append(Samples.recorded("a", 0, Samples.reply("one")));
        run.close();
        assertThatThrownBy(() -> run.append(Samples.recorded("b", 0, Samples.reply("two"))))
                .isInstanceOfSatisfying(Broken.class, e -> {
                    assertThat(e.what()).isEqualTo(journal() + ": cannot be written: Stream Closed");
                    assertThat(e.fix()).startsWith("Make room on the disk");
                });
        assertThat(texts()).containsExactly("one");
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void append_diskFull_isBrokenAndTheRunOpensAgain() throws IOException {
        create();
        Files.createSymbolicLink(journal(), Path.of("/dev/full"));
        assertThatThrownBy(this::openRun).isInstanceOfSatisfying(Broken.class, e -> {
            assertThat(e.what()).isEqualTo(journal() + ": cannot be written: No space left on device");
            assertThat(e.fix())
                    .isEqualTo("Make room on the disk, then run the same command again: it goes on where it stopped.");
        });
        Files.delete(journal());
        append(Samples.recorded("a", 0, Samples.reply("one")));
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void append_interruptedThread_journalStaysWhole() throws Exception {
        create();
        int threads = 4;
        int each = 50;
        CountDownLatch start = new CountDownLatch(1);
        try (OpenRun run = openRun()) {
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int number = t;
                Thread writer = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    for (int i = 0; i < each; i++) {
                        if (number % 2 == 0) {
                            Thread.currentThread().interrupt();
                        }
                        run.append(Samples.recorded(number + "/" + i, 0, Samples.reply("x".repeat(i * 100))));
                    }
                });
                writer.start();
                writers.add(writer);
            }
            start.countDown();
            for (Thread writer : writers) {
                writer.join();
            }
            run.append(Samples.recorded("last", 0, Samples.reply("last")));
        }
        assertThat(texts()).hasSize(threads * each + 1);
    }
}
