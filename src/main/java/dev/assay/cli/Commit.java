package dev.assay.cli;

import dev.assay.suite.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commit of the project that is being tested, as far as it can be told without a program. */
final class Commit {
    private static final List<String> VARIABLES = List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
    private static final String REF = "ref: ";
    private static final int SEED_DIGITS = 12;

    private Commit() {}

    /** As the CI says, else as the working directory's repository does. */
    static Optional<String> of(Surroundings surroundings) {
        return VARIABLES.stream()
                .flatMap(name -> surroundings.variable(name).stream())
                .filter(Commit::isHash)
                .findFirst()
                .or(() -> head(surroundings.workingDirectory().resolve(".git")));
    }

    private static Optional<String> head(Path git) {
        return read(git.resolve("HEAD"))
                .flatMap(head ->
                        head.startsWith(REF) ? read(git.resolve(head.substring(REF.length()))) : Optional.of(head))
                .filter(Commit::isHash);
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-f]{40}([0-9a-f]{24})?");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A seed that is the same for the same commit, so that repeating a job cannot draw another order. */
    static long seed(String commit) {
        return Long.parseLong(Digest.of(commit).substring(0, SEED_DIGITS), 16);
    }
}
