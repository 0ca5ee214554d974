package dev.assay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Grades a file of pairs line by line; its verdicts appear under their name whole or not at all. */
final class FileGrading {
    private static final String FORMAT = "assay-grades/1";

    private final Path file;
    private final Optional<Path> out;
    private final PairGrading grading;
    private final Map<String, String> policy;

    FileGrading(Path file, Optional<Path> out, PairGrading grading, Map<String, String> policy) {
        this.file = file;
        this.out = out;
        this.grading = grading;
        this.policy = policy;
    }

    void grade(Agreement agreement) {
        if (out.isEmpty()) {
            rows(agreement, Writer.nullWriter());
            return;
        }
        checkOut(out.get());
        Path part = out.get().resolveSibling(out.get().getFileName() + ".part");
        try {
            try (BufferedWriter verdicts = Files.newBufferedWriter(part)) {
                verdicts.write(header() + "\n");
                rows(agreement, verdicts);
            }
            Files.move(part, out.get(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(
                    "--out %s: cannot be written: %s".formatted(out.get(), e.getMessage()),
                    "Give a file in a folder that exists and may be written to.");
        } finally {
            delete(part);
        }
    }

    /** The file of pairs itself and folders are never replaced. */
    private void checkOut(Path chosen) {
        try {
            if (Files.isDirectory(chosen)) {
                throw new UserError("--out %s: a folder".formatted(chosen), "Give the name of a file.");
            }
            if (Files.exists(chosen) && Files.exists(file) && Files.isSameFile(chosen, file)) {
                throw new UserError("--out %s: the file of pairs itself".formatted(chosen), "Give another file.");
            }
        } catch (IOException e) {
            throw new UserError("--out %s: cannot be read".formatted(chosen), "Give another file.");
        }
    }

    private String header() {
        ObjectNode header = PairVerdict.JSON.createObjectNode().put("format", FORMAT);
        ObjectNode grader = header.putObject("grader").put("id", "assay").put("version", Version.text());
        policy.forEach(grader.putObject("policy")::put);
        return header.toString();
    }

    private void rows(Agreement agreement, Writer verdicts) {
        try (PairFile pairs = PairFile.open(file)) {
            Optional<Pair> pair = pairs.next();
            if (pair.isEmpty()) {
                throw new UserError(file + ": no pairs in it", "Write at least one line {\"gold\", \"answer\"}.");
            }
            for (; pair.isPresent(); pair = pairs.next()) {
                PairVerdict verdict = grading.grade(pair.get());
                verdicts.write(verdict.json() + "\n");
                agreement.add(verdict);
            }
            agreement.end(grading.spentNanos());
        } catch (IOException e) {
            throw new UserError(
                    "%s: cannot be written: %s"
                            .formatted(out.map(Path::toString).orElse("--out"), e.getMessage()),
                    "Make room on the disk.");
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // it says .part
        }
    }
}
