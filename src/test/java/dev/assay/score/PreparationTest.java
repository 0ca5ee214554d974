package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparationTest {
    private static final long NOBODY = Integer.MAX_VALUE; // above the highest process number

    @TempDir
    private Path temporary;

    @Test
    void directory_makersThatWereKilled_areSweptAway() throws Exception {
        Path dead = Files.createDirectories(temporary.resolve("assay-making-" + NOBODY + "-1/bits"));
        Files.writeString(dead.resolve("header.gch"), "half");
        Path living = Files.createDirectory(
                temporary.resolve("assay-making-" + ProcessHandle.current().pid() + "-1"));

        Path made = new Preparation(temporary, "")
                .directory("test", new byte[1], staging -> Files.writeString(staging.resolve("file"), "whole"));

        assertThat(made.resolve("file")).hasContent("whole");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).containsExactlyInAnyOrder(made, living);
        }
    }
}
