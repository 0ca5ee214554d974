package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.FakeModelServer;
import dev.assay.testing.ReceivedCall;
import dev.assay.testing.ScriptedAnswer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real JVM, twenty times from its first call to its summary, and goes on with the same command each time. The moment of a
 * kill is a call that the server has received, so it does not depend on how fast this machine is.
 */
final class KillTest {
    private static final int TASKS = 84;
    private static final int KILLS = 20;
    private static final int CONCURRENCY = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Set<String> askedByThisProcess = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int killAt;
    private volatile CountDownLatch reached = new CountDownLatch(1);

    @Test
    void run_killedTwentyTimes_losesNothingAndAsksNothingTwice() throws Exception {
        Cli cli = new Cli(directory);
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            sums.add(i + " + 1");
            sums.add(Integer.toString(i + 1));
        }
        cli.suite("sums", sums.toArray(String[]::new));
        try (FakeModelServer server = FakeModelServer.start().always(this::answer)) {
            List<String> command = command(server);
            int onPartlyDoneRuns = 0;
            int inFlightAtKills = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                killAt = calls.get() + (kill == 0 ? 1 : 4);
                reached = new CountDownLatch(1);
                askedByThisProcess.clear();
                Process process = start(command);
                assertThat(reached.await(60, TimeUnit.SECONDS))
                        .as(() -> "kill %d: %s".formatted(calls.get(), output()))
                        .isTrue();
                process.destroyForcibly().waitFor();
                inFlightAtKills += CONCURRENCY;
                onPartlyDoneRuns += journalled() > 0 && journalled() < TASKS ? 1 : 0;
                assertNothingSettledIsLost();
                if (kill == KILLS / 2) {
                    tearLastLine();
                }
            }
            assertThat(onPartlyDoneRuns).isGreaterThanOrEqualTo(15);
            Process last = start(command);
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(this::output).isZero();
            assertThat(calls.get()).isLessThanOrEqualTo(TASKS + inFlightAtKills + 1);
            assertThat(output()).contains("84 right");
            assertThat(table(directory.resolve("r"))).isEqualTo(table(uninterrupted(cli, server)));
            assertThat(cli.run("verify", "r").code()).isZero();
        }
    }

    private ScriptedAnswer answer(ReceivedCall call) {
        String sum = call.lastMessage();
        asked.merge(sum, 1, Integer::sum);
        askedByThisProcess.add(sum);
        if (calls.incrementAndGet() == killAt) {
            reached.countDown();
        }
        int value = Integer.parseInt(sum.replaceAll("\\D*(\\d+) \\+ 1\\?", "$1")) + 1;
        ScriptedAnswer answer = ScriptedAnswer.text("\\boxed{" + value + "}").answer(call);
        return answer.headersAfter(Duration.ofMillis(2));
    }

    /**
     * All that a process asked stands in the journal after it, but for the calls that were in flight: an answer is written before its
     * worker asks again. No clock is in it, so it holds on a slow machine, and it lets less be lost than what arrived 100 ms before.
     */
    private void assertNothingSettledIsLost() throws IOException {
        Path journal = directory.resolve("r/exchanges.jsonl");
        String text = Files.exists(journal) ? Files.readString(journal) : "";
        assertThat(askedByThisProcess.stream().filter(sum -> !text.contains(sum)))
                .hasSizeLessThanOrEqualTo(CONCURRENCY);
    }

    private long journalled() throws IOException {
        Path journal = directory.resolve("r/exchanges.jsonl");
        return Files.exists(journal)
                ? Files.readString(journal)
                        .lines()
                        .filter(line -> line.contains("\"reply\""))
                        .count()
                : 0;
    }

    /** As if the process had died in the middle of writing: what is torn was not settled, and is asked again. */
    private void tearLastLine() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("r/exchanges.jsonl").toFile(), "rw")) {
            file.setLength(file.length() - 40);
        }
    }

    private Path uninterrupted(Cli cli, FakeModelServer server) {
        killAt = -1;
        assertThat(cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "whole")
                        .code())
                .isZero();
        return directory.resolve("whole");
    }

    /** The summary without its times. */
    private static String table(Path run) throws IOException {
        return Files.readString(run.resolve("summary.json")).replaceAll("(?s)\"timing\" : \\{.*?\\}", "");
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> command(FakeModelServer server) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main",
                "run",
                "--suite",
                "./sums",
                "--model",
                server.url() + "#m",
                "--concurrency",
                Integer.toString(CONCURRENCY),
                "--out",
                "r");
    }
}
