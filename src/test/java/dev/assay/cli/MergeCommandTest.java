package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards of replayed recordings, whose times and answers are the same in every run. */
final class MergeCommandTest {
    private static final String[] RUN = {"run", "--suite", "math-basics", "--limit", "12"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory);
    }

    private Cli.Result run(String... more) {
        return cli.run(Stream.of(RUN, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private String[] shards(int count) {
        String[] names = new String[count];
        for (int i = 1; i <= count; i++) {
            names[i - 1] = "s" + i;
            run("--shard", i + "/" + count, "--out", "s" + i);
        }
        return names;
    }

    private Cli.Result merge(String... shards) {
        List<String> arguments = new ArrayList<>(List.of("merge", "--out", "whole"));
        arguments.addAll(List.of(shards));
        return cli.run(arguments.toArray(String[]::new));
    }

    private void alter(String file, UnaryOperator<List<String>> change) throws IOException {
        Files.write(cli.path(file), change.apply(Files.readAllLines(cli.path(file))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40})
    void merge_allShards_givesTheBytesOfTheUnshardedRun(int count) {
        run("--out", "unsharded");
        String[] names = shards(count);
        List<String> reversed = new ArrayList<>(List.of(names));
        java.util.Collections.reverse(reversed);
        Cli.Result merged = merge(reversed.toArray(String[]::new));
        assertThat(merged.err()).isEmpty();
        assertThat(merged.code()).isZero();
        assertThat(merged.out()).contains("%d shards joined, 24 samples".formatted(count));
        for (String file : List.of("verdicts.jsonl", "summary.json")) {
            assertThat(cli.path("whole/" + file)).hasSameBinaryContentAs(cli.path("unsharded/" + file));
        }
        assertThat(RunDirectory.open(cli.path("whole")).manifest().plan())
                .isEqualTo(RunDirectory.open(cli.path("unsharded")).manifest().plan());
        assertThat(cli.run("verify", "whole").code()).isZero();
        assertThat(cli.run("score", "whole").code()).isZero();
        assertThat(cli.run("show", "whole", "--outcome", "wrong").code()).isZero();
    }

    @Test
    void run_shards_partTheTasksAndSayWhichTheyAre() throws IOException {
        run();
        Cli.Result first = run("--shard", "1/2");
        run("--shard", "2/2");
        assertThat(first.out()).contains("These are the numbers of shard 1/2 alone; `assay merge` joins");
        List<RunDirectory> runs = RunDirectory.all(cli.path("results"));
        assertThat(runs.stream().map(run -> run.manifest().plan()).distinct()).hasSize(3);
        assertThat(runs.stream().map(run -> run.path().getFileName().toString()))
                .anyMatch(name -> name.endsWith("-1of2"))
                .anyMatch(name -> name.endsWith("-2of2"));
        for (RunDirectory run : runs) {
            run.manifest()
                    .shard()
                    .ifPresent(shard -> assertThat(run.derived("summary.json").orElseThrow())
                            .contains("\"shard\" : \"" + shard.text() + "\""));
        }
        assertThat(runs.stream()
                        .filter(run -> run.manifest().shard().isPresent())
                        .mapToInt(run -> run.verdicts().size())
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void run_shardWithoutATask_isCompleteAndSaysSo() {
        Cli.Result result = run("--task", "int-4", "--shard", "1/2", "--out", "one");
        Cli.Result other = run("--task", "int-4", "--shard", "2/2", "--out", "two");
        assertThat(List.of(result.code(), other.code())).containsOnly(0);
        assertThat(result.out() + other.out()).contains("No task falls into shard");
        assertThat(merge("one", "two").out()).contains("2 shards joined, 2 samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/2", "3/2", "2", "1/0", "1/2/3", "-1/2", "1/99999", "a/b"})
    void run_notAShard_isRefused(String text) {
        Cli.Result result = run("--shard=" + text);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--shard " + text + ": not a part of a whole", "Write it as I/N");
    }

    @Test
    void merge_shardMissing_isNamed() {
        shards(3);
        assertRefused(merge("s1", "s3"), "missing of the 3 shards: 2/3", "--shard 2/3");
    }

    @Test
    void merge_shardTwice_isNamed() {
        shards(2);
        assertRefused(merge("s1", "s2", "s1"), "shard 1/2 is given twice: DIR/s1 and DIR/s1");
    }

    @Test
    void merge_wholeRun_isRefused() {
        run("--out", "r");
        assertRefused(merge("r"), "DIR/r: a whole run, no shard");
    }

    @Test
    void merge_otherPlan_isRefusedWithBothSides() {
        run("--shard", "1/2", "--out", "s1");
        cli.run("run", "--suite", "math-basics", "--limit", "11", "--shard", "2/2", "--out", "s2");
        assertRefused(merge("s1", "s2"), "the selection of tasks differ", "DIR/s1: 12 tasks", "DIR/s2: 11 tasks");
        cli.run("run", "--suite", "math-basics", "--limit", "12", "--shard", "2/3", "--out", "s3");
        assertRefused(merge("s1", "s3"), "the number of shards differ");
    }

    @Test
    void merge_otherVersion_isRefused() throws IOException {
        shards(2);
        alter(
                "s2/run.json",
                lines -> lines.stream()
                        .map(line -> line.replaceAll("\"assay\" : \"[^\"]*\"", "\"assay\" : \"0.0.1\""))
                        .toList());
        assertRefused(merge("s1", "s2"), "the version of Assay differ", "DIR/s2: 0.0.1");
    }

    @Test
    void merge_otherGrader_isRefused() throws IOException {
        shards(2);
        alter("s2/verdicts.jsonl", lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(0, lines.get(0).replace("\"policy\":\"default\"", "\"policy\":\"mine\""));
            return changed;
        });
        assertRefused(merge("s1", "s2"), "the grader differ", "policy mine");
    }

    @Test
    void merge_verdictMissingOrDouble_isNamed() throws IOException {
        shards(2);
        alter("s1/verdicts.jsonl", lines -> lines.subList(0, lines.size() - 1));
        assertRefused(merge("s1", "s2"), "1 faults", "math-basics ", "no verdict in shard 1/2, DIR/s1");
        alter("s1/verdicts.jsonl", lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.add(lines.get(1));
            return changed;
        });
        assertRefused(merge("s1", "s2"), "2 faults", "two verdicts in DIR/s1");
    }

    @Test
    void merge_exchangeMissingOrOfAnotherShard_isNamed() throws IOException {
        shards(2);
        String lost = Files.readAllLines(cli.path("s1/exchanges.jsonl")).get(1);
        alter(
                "s1/exchanges.jsonl",
                lines -> lines.stream().filter(line -> !line.equals(lost)).collect(Collectors.toList()));
        assertRefused(merge("s1", "s2"), "a verdict but no exchange in shard 1/2, DIR/s1");
        alter("s2/exchanges.jsonl", lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.add(lost);
            return changed;
        });
        assertRefused(merge("s1", "s2"), "2 faults", "an exchange in DIR/s2, but it belongs to another shard than 2/2");
    }

    @Test
    void merge_shardThatDidNotEnd_isRefused() throws IOException {
        shards(2);
        Files.delete(cli.path("s2/verdicts.jsonl"));
        assertRefused(merge("s1", "s2"), "DIR/s2 (shard 2/2): no verdicts in it", "--resume DIR/s2");
    }

    private void assertRefused(Cli.Result result, String... texts) {
        assertThat(result.err()).contains(texts);
        assertThat(result.code()).isEqualTo(2);
        assertThat(cli.path("whole")).doesNotExist();
    }

    @Test
    void merge_thenCompareAndGate_sayWhatTheySayOfTheUnshardedRun() {
        run("--out", "unsharded");
        merge(shards(3));
        String model = RunDirectory.open(cli.path("unsharded"))
                .manifest()
                .models()
                .get(0)
                .label()
                .text();
        assertThat(cli.run("baseline", "record", "unsharded", "--model", model, "--out", "base.jsonl")
                        .code())
                .isZero();

        Cli.Result compared = cli.run("compare", "whole", "--json");
        Cli.Result gated = cli.run("gate", "whole", "--model", model, "--baseline", "base.jsonl", "--margin", "25pp");

        assertThat(compared.out())
                .isEqualTo(cli.run("compare", "unsharded", "--json").out().replace("unsharded", "whole"));
        assertThat(gated.out())
                .contains("PASS", "12 of 12 paired")
                .isEqualTo(
                        cli.run("gate", "unsharded", "--model", model, "--baseline", "base.jsonl", "--margin", "25pp")
                                .out()
                                .replace("unsharded", "whole"));
    }
}
