package dev.assay.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Broken;
import dev.assay.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A run that this process alone may write to, by a lock on the file {@code lock} in it. Safe for use by many threads. */
public final class OpenRun implements Closeable {
    /**
     * The runs that this JVM has open. Static because file locks belong to a process: a second channel on a lock file, once
     * closed, gives the first one's lock away on POSIX systems, so it must not be opened at all.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final RunDirectory directory;
    private final Path place;
    private final FileChannel lock;
    private final UnaryOperator<String> redaction;
    private Optional<AppendedFile> exchanges = Optional.empty();

    private OpenRun(RunDirectory directory, Path place, FileChannel lock, UnaryOperator<String> redaction) {
        this.directory = directory;
        this.place = place;
        this.lock = lock;
        this.redaction = redaction;
    }

    /**
     * Locks the run and cuts a torn last line off its journal.
     *
     * @param redaction hides secrets in all that is written
     * @throws UserError where somebody else has it, or it cannot be written
     */
    public static OpenRun of(RunDirectory directory, UnaryOperator<String> redaction) {
        Path path = directory.path();
        try {
            Path place = path.toRealPath();
            if (!OPEN.add(place)) {
                throw taken(path);
            }
            try {
                return locked(directory, place, redaction);
            } catch (IOException | RuntimeException e) {
                OPEN.remove(place);
                throw e;
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s: cannot be written: %s".formatted(path, RunDirectory.reason(e)),
                    "Mend its permissions, or choose another directory with --out DIR.");
        }
    }

    private static OpenRun locked(RunDirectory directory, Path place, UnaryOperator<String> redaction)
            throws IOException {
        FileChannel lock = FileChannel.open(place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw taken(directory.path());
            }
            OpenRun run = new OpenRun(directory, place, lock, redaction);
            if (Files.exists(run.journal())) {
                run.exchanges();
            }
            return run;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static UserError taken(Path path) {
        return new UserError(
                "%s: another process is writing to this run".formatted(path),
                "Wait for it to end, or begin another run with --fresh.");
    }

    private Path journal() {
        return directory.path().resolve("exchanges.jsonl");
    }

    /** The journal; made when first needed, so that grading a run whose journal is gzipped adds nothing to it. */
    private synchronized AppendedFile exchanges() throws IOException {
        if (exchanges.isEmpty()) {
            ObjectNode header = Json.object();
            header.put("format", RunDirectory.EXCHANGES_FORMAT);
            header.put("run", directory.manifest().id());
            exchanges = Optional.of(AppendedFile.open(journal(), header.toString()));
        }
        return exchanges.get();
    }

    /** The directory. */
    public RunDirectory directory() {
        return directory;
    }

    /**
     * Appends an exchange; when this returns, killing the process cannot lose it.
     *
     * @throws Broken where it cannot be written
     */
    public void append(RecordedExchange exchange) {
        try {
            exchanges().append(redaction.apply(Json.line(ExchangeJson.write(exchange))));
        } catch (IOException e) {
            throw new Broken(
                    "%s: cannot be written: %s".formatted(journal(), RunDirectory.reason(e)),
                    "Make room on the disk, then run the same command again: it goes on where it stopped.",
                    e);
        }
    }

    /** A spool for this run's verdicts. */
    public VerdictSpool spool() {
        return VerdictSpool.in(directory.path(), redaction);
    }

    /** Writes all verdicts anew. */
    public void writeVerdicts(GraderId grader, Stream<VerdictLine> verdicts) {
        ObjectNode header = Json.object();
        header.put("format", RunDirectory.VERDICTS_FORMAT);
        header.putObject("grader")
                .put("id", grader.id())
                .put("version", grader.version())
                .put("policy", grader.policy());
        ObjectNode suites = header.putObject("suites");
        directory.manifest().suites().forEach(suite -> suites.put(suite.name(), suite.sha256()));
        directory.replace(
                "verdicts.jsonl",
                Stream.concat(
                        Stream.of(header.toString() + "\n"),
                        verdicts.map(verdict -> redaction.apply(Json.line(VerdictJson.write(verdict))) + "\n")));
    }

    /** Writes a derived file such as {@code summary.json}, whole or not at all. */
    public void writeDerived(String name, String text) {
        directory.replace(name, Stream.of(redaction.apply(text)));
    }

    /** Which grader wrote the verdicts. */
    public record GraderId(String id, String version, String policy) {}

    /**
     * Gives the run free after all lines have reached the disk itself.
     *
     * @throws Broken where they cannot
     */
    @Override
    public synchronized void close() {
        try (lock) {
            if (exchanges.isPresent()) {
                exchanges.get().close();
            }
        } catch (IOException e) {
            throw new Broken(
                    "%s: cannot be written: %s".formatted(journal(), RunDirectory.reason(e)),
                    "Check the disk, then run the same command again: it goes on where it stopped.",
                    e);
        } finally {
            OPEN.remove(place);
        }
    }
}
