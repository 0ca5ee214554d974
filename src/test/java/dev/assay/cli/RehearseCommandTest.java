package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearseCommandTest {
    @Test
    void rehearse_runsInEveryWay_andIsShownToNobody(@TempDir Path directory) {
        Cli cli = new Cli(directory);
        assertThat(cli.run("rehearse").code()).isZero();
        for (String run : List.of("replayed", "streamed", "whole")) {
            assertThat(cli.run("verify", run).code()).isZero();
        }
        assertThat(cli.run("--help").out()).doesNotContain("rehearse");
    }
}
