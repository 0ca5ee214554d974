package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.journal.RunDirectory;
import dev.assay.replay.ReplayServer;
import dev.assay.testing.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is committed under {@code results/recorded}: it can be replayed, graded anew, and nothing in its numbers is made up. */
final class RecordingsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"smollm2-135m", "gemma3-270m"})
    @NeedsProgram("python3")
    void score_recordedRun_givesTheCommittedSummaryByteForByte(String name) throws IOException {
        Path copy = copy(name);
        Cli cli = new Cli(directory).with("PATH", System.getenv("PATH"));
        Files.delete(copy.resolve("summary.json"));
        Files.delete(copy.resolve("verdicts.jsonl"));
        assertThat(cli.run("score", name).code()).isZero();
        assertThat(copy.resolve("summary.json"))
                .hasSameBinaryContentAs(recorded(name).resolve("summary.json"));
        assertThat(cli.run("verify", name).code()).isZero();
    }

    @Test
    void run_replyAlteredInACopy_verdictAndTableChangeAndNothingElseIsAsked() throws IOException {
        Path copy = copy("smollm2-135m");
        Cli cli = new Cli(directory);
        try (ReplayServer server = ReplayServer.start(List.of(RunDirectory.open(copy)), 0)) {
            Cli.Result before = replay(cli, server, "before");
            assertThat(before.out()).contains("8 right, 50 wrong, 12 truncated");
            assertThat(server.completions()).isEqualTo(70);
        }
        alter(copy.resolve("exchanges.jsonl"), "int-4", "The answer is \\boxed{7}.");
        try (ReplayServer server = ReplayServer.start(List.of(RunDirectory.open(copy)), 0)) {
            Cli.Result after = replay(cli, server, "after");
            assertThat(after.out()).contains("9 right, 49 wrong, 12 truncated");
            assertThat(server.completions()).isEqualTo(70);
        }
        assertThat(cli.run("show", "before", "--task", "int-4").out()).contains("int-4", ": wrong");
        assertThat(cli.run("show", "after", "--task", "int-4").out()).contains("int-4", ": right");
    }

    @Test
    void verify_numberAlteredInACopy_isFound() throws IOException {
        Cli cli = new Cli(directory).suite("sums", "2 + 3", "5");
        try (dev.assay.testing.FakeModelServer server = dev.assay.testing.FakeModelServer.saying("\\boxed{5}")) {
            cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
        }
        assertThat(cli.run("verify", "r").code()).isZero();
        Path summary = directory.resolve("r/summary.json");
        Files.writeString(summary, Files.readString(summary).replace("\"right\" : 1", "\"right\" : 2"));
        Cli.Result result = cli.run("verify", "r");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("summary.json is not what the verdicts give");
    }

    private static Cli.Result replay(Cli cli, ReplayServer server, String out) {
        Cli.Result result =
                cli.run("run", "--suite", "math-basics", "--model", server.url() + "#smollm2-135m", "--out", out);
        assertThat(result.code()).isZero();
        return result;
    }

    private static void alter(Path file, String task, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = MAPPER.readTree(line);
            if (node.path("task").asText().equals(task)) {
                ((ObjectNode) node.get("reply")).put("text", text);
            }
            lines.add(node.toString());
        }
        Files.write(file, lines);
    }

    private Path copy(String name) throws IOException {
        Path to = Files.createDirectory(directory.resolve(name));
        for (String file : List.of("run.json", "exchanges.jsonl", "verdicts.jsonl", "summary.json")) {
            Files.copy(recorded(name).resolve(file), to.resolve(file));
        }
        return to;
    }

    private static Path recorded(String name) {
        return Path.of("results/recorded").resolve(name);
    }
}
