package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.FakeModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuitePolicyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void run_suiteWithAPolicy_isGradedByItAndSaysSo() throws IOException {
        Cli cli = new Cli(directory).suite("exact", "2 / 3", "2/3").suite("rounded", "2 / 3", "2/3");
        Path file = directory.resolve("rounded/suite.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("{kind: math}", "{kind: math, policy: {acceptedDigits: 3, joinBoxes: false}}"));
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{0.667}")) {
            Cli.Result result = cli.run(
                    "run", "--suite", "./exact", "--suite", "./rounded", "--model", server.url() + "#m", "--out", "r");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("1 wrong", "1 right");
            assertThat(Files.readString(directory.resolve("r/verdicts.jsonl")))
                    .contains("\"policy\":\"default; rounded: acceptedDigits=3, joinBoxes=false\"");
            assertThat(cli.run("verify", "r").code()).isZero();
        }
    }

    @Test
    void run_undecidedAnswers_areNamedBelowTheTableAndCanBeRead() {
        Cli cli = new Cli(directory).suite("sums", "2 + 3", "5", "4 + 4", "8");
        try (FakeModelServer server = FakeModelServer.saying("\\boxed{\\zzz}")) {
            Cli.Result result = cli.run("run", "--suite", "./sums", "--model", server.url() + "#m", "--out", "r");
            String listed = "m, undecided, counted as not right: sums/t0, sums/t1\n";
            assertThat(result.out()).contains("2 undecided", listed);
            assertThat(cli.run("score", "r").out()).contains(listed);
            assertThat(cli.run("show", "r", "--outcome", "undecided").out())
                    .contains("undecided", "cannot read the answer", "2 of 2 samples");
        }
    }
}
