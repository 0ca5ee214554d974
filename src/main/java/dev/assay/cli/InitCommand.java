package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes a commented {@code assay.yaml}. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "Writes a commented assay.yaml here.")
final class InitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path file = surroundings.workingDirectory().resolve(Config.FILE);
        try (InputStream template =
                Objects.requireNonNull(InitCommand.class.getResourceAsStream("/dev/assay/cli/" + Config.FILE))) {
            Files.write(file, template.readAllBytes(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(file + ": there is one already", "Edit it, or move it away first.");
        } catch (IOException e) {
            throw new UserError(
                    "%s: cannot be written: %s".formatted(file, e.getMessage()),
                    "Go to a folder that you may write to.");
        }
        surroundings.out().printf("Wrote %s. Edit it, then: %s run%n", file, surroundings.program());
        return ExitCode.OK;
    }
}
