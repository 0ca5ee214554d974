package dev.assay.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static Baseline baseline() {
        Manifest manifest = Samples.manifest("r0");
        Map<String, TaskTally> tasks = new LinkedHashMap<>();
        tasks.put("b \"quoted\"\n", TaskTally.of(8, 5.5, 1, 1, 0, OptionalDouble.of(143.21)));
        tasks.put("a", TaskTally.of(8, 8, 0, 0, 0, OptionalDouble.empty()));
        return new Baseline(
                new Baseline.Origin(
                        "r0",
                        Optional.of("c".repeat(40)),
                        manifest.models().get(0),
                        new OpenRun.GraderId("assay", "1", "default"),
                        7),
                List.of(
                        new Baseline.Suite(manifest.suites().get(0), tasks),
                        new Baseline.Suite(
                                new Manifest.SuiteEntry("other", "./other", Samples.DIGEST, "", "", 1, 5),
                                Map.of("t", TaskTally.of(1, 0, 0, 0, 1, OptionalDouble.empty())))),
                "");
    }

    private Path written() {
        Path file = folder.resolve("deep/base.jsonl");
        BaselineFile.write(file, baseline());
        return file;
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        Baseline read = BaselineFile.read(written());
        assertThat(read.origin()).isEqualTo(baseline().origin());
        assertThat(BaselineFile.text(read)).isEqualTo(BaselineFile.text(baseline()));
        assertThat(read.suite("mine").orElseThrow().tasks().keySet()).containsExactly("a", "b \"quoted\"\n");
        TaskTally tally = read.suite("mine").orElseThrow().tasks().getOrDefault("b \"quoted\"\n", new TaskTally());
        assertThat(tally.sum()).isEqualTo(5.5);
        assertThat(tally.missing()).isEqualTo(1);
        assertThat(tally.truncated()).isEqualTo(1);
        assertThat(read.suite("other").orElseThrow().entry().source()).isEqualTo("./other");
        assertThat(read.sha256()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({
        "1, its format is",
        "2, a task before the first suite",
        "3, suite `mine` should have 2 tasks",
        "5, suite `mine` should have 2 tasks",
        "6, suite `other` should have 1 tasks"
    })
    void read_lineLost_isRefused(int line, String why) throws IOException {
        Path file = written();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(line - 1);
        Files.write(file, lines);
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"right\":8|\"right\":9|samples: 9.0 right",
                "\"right\":8|\"right\":-1|samples: -1.0 right",
                "\"samples\":8,\"right\":8|\"samples\":\"x\",\"right\":8|is no number",
                "\"task\":\"a\"|\"task\":\"b \\\"quoted\\\"\\n\"|for the second time",
                "\"task\":\"a\"|\"tusk\":\"a\"|`task` is missing",
                "{\"task\":\"a\"|{{\"task\":\"a\"|not one JSON value",
                "assay-baseline/1|assay-baseline/2|its format is `assay-baseline/2`",
                "\"label\":\"m\"|\"lubel\":\"m\"|`label` is missing",
            })
    void read_fault_namesFileAndLine(String from, String to, String why) throws IOException {
        Path file = written();
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("base.jsonl")
                .hasMessageContaining(why);
    }

    @Test
    void read_noFile_saysHowToRecordOne() {
        assertThatThrownBy(() -> BaselineFile.read(folder.resolve("none.jsonl")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no baseline");
    }

    @Test
    void changes_ofAnotherSuiteModelOrGrader_areNamed() {
        Baseline baseline = baseline();
        Manifest.SuiteEntry suite = new Manifest.SuiteEntry("mine", "./mine", "f".repeat(64), "Mine", "ours", 2, 128);
        Manifest.ModelEntry old = baseline.origin().model();
        Manifest.ModelEntry model = new Manifest.ModelEntry(
                old.label(),
                "other id",
                old.url(),
                old.recording(),
                new java.util.TreeMap<>(Map.of("temperature", "0.7", "stream", "false", "top_p", "0.9")));
        assertThat(GateChanges.of(baseline, List.of(suite), model, new OpenRun.GraderId("assay", "2", "default")))
                .containsExactly(
                        "mine: prompt or tasks differ (SHA-256 is ffffffffffff, was 0123456789ab)",
                        "mine: an answer may have 128 tokens, was 64",
                        "the grader is assay 2 (default), was assay 1 (default)",
                        "temperature is 0.7, was 0.0",
                        "top_p is 0.9, was not sent");
        assertThat(GateChanges.of(
                        baseline,
                        List.of(Samples.manifest("r").suites().get(0)),
                        old,
                        baseline.origin().grader()))
                .isEmpty();
    }
}
