package dev.assay.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/** A run that this process alone may write to, by a lock on the file {@code lock} in it. Safe for use by many threads. */
public final class OpenRun implements Closeable {
    private final RunDirectory directory;
    private final FileChannel lock;
    private final AppendedFile exchanges;
    private final UnaryOperator<String> redaction;

    private OpenRun(RunDirectory directory, FileChannel lock, AppendedFile exchanges, UnaryOperator<String> redaction) {
        this.directory = directory;
        this.lock = lock;
        this.exchanges = exchanges;
        this.redaction = redaction;
    }

    /**
     * Locks the run and opens its journal.
     *
     * @param redaction hides secrets in all that is written
     * @throws UserError where another process has it, or it cannot be written
     */
    public static OpenRun of(RunDirectory directory, UnaryOperator<String> redaction) {
        Path path = directory.path();
        try {
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new UserError(
                        "%s: another process is writing to this run".formatted(path),
                        "Wait for it to end, or begin another run with --fresh.");
            }
            ObjectNode header = Json.object();
            header.put("format", RunDirectory.EXCHANGES_FORMAT);
            header.put("run", directory.manifest().id());
            AppendedFile exchanges = AppendedFile.open(path.resolve("exchanges.jsonl"), header.toString());
            return new OpenRun(directory, lock, exchanges, redaction);
        } catch (IOException e) {
            throw new UserError(
                    "%s: cannot be written: %s".formatted(path, e.getMessage()),
                    "Mend its permissions, or choose another directory with --out DIR.");
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The directory. */
    public RunDirectory directory() {
        return directory;
    }

    /** Appends an exchange; when this returns, killing the process cannot lose it. */
    public void append(RecordedExchange exchange) {
        exchanges.append(redaction.apply(ExchangeJson.write(exchange).toString()));
    }

    /** Writes all verdicts anew. */
    public void writeVerdicts(GraderId grader, List<VerdictLine> verdicts) {
        ObjectNode header = Json.object();
        header.put("format", RunDirectory.VERDICTS_FORMAT);
        header.putObject("grader")
                .put("id", grader.id())
                .put("version", grader.version())
                .put("policy", grader.policy());
        ObjectNode suites = header.putObject("suites");
        directory.manifest().suites().forEach(suite -> suites.put(suite.name(), suite.sha256()));
        StringBuilder text = new StringBuilder(header.toString()).append('\n');
        verdicts.forEach(verdict -> text.append(VerdictJson.write(verdict)).append('\n'));
        writeDerived("verdicts.jsonl", text.toString());
    }

    /** Writes a derived file such as {@code summary.json}, whole or not at all. */
    public void writeDerived(String name, String text) {
        directory.replace(name, redaction.apply(text));
    }

    /** Which grader wrote the verdicts. */
    public record GraderId(String id, String version, String policy) {}

    @Override
    public void close() {
        try (lock;
                exchanges) {
            // the lock goes when its file is closed
        } catch (IOException e) {
            throw new IllegalStateException("closing %s failed".formatted(directory.path()), e);
        }
    }
}
