package dev.assay.journal;

import dev.assay.Broken;
import dev.assay.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The directory of one run. Reading needs no lock; writing goes through {@link OpenRun}. */
public final class RunDirectory {
    static final String EXCHANGES_FORMAT = "assay-exchanges/1";
    static final String VERDICTS_FORMAT = "assay-verdicts/1";

    private final Path path;
    private final Manifest manifest;

    private RunDirectory(Path path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    /**
     * Makes a run's directory and writes its manifest, whole or not at all.
     *
     * @throws UserError where it cannot be written
     */
    public static RunDirectory create(Path path, Manifest manifest) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
            }
            writeWhole(path.resolve("run.json"), Stream.of(ManifestJson.write(manifest)));
            return new RunDirectory(path, manifest);
        } catch (IOException e) {
            throw new UserError(
                    "%s: cannot be written: %s".formatted(path, reason(e)),
                    "Choose a directory that you may write to with --out DIR.");
        }
    }

    /**
     * Reads a run.
     *
     * @throws UserError where this is no run of ours
     */
    public static RunDirectory open(Path path) {
        Path file = path.resolve("run.json");
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "%s: no run in it (there is no run.json)".formatted(path),
                    "Give the directory of a run, as results/<run>.");
        }
        try {
            String text = Files.readString(file);
            Lines.checkFormat(file, Json.parse(text), ManifestJson.FORMAT);
            return new RunDirectory(path, ManifestJson.read(text));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UserError("%s: not readable: %s".formatted(file, e.getMessage()), "Restore the file.");
        }
    }

    /** All runs in this folder, the newest first; folders that hold no run, or none that can be read, are passed over. */
    public static List<RunDirectory> all(Path results) {
        List<RunDirectory> runs = new ArrayList<>();
        if (!Files.isDirectory(results)) {
            return runs;
        }
        try (Stream<Path> folders = Files.list(results)) {
            folders.filter(folder -> Files.isRegularFile(folder.resolve("run.json")))
                    .forEach(folder -> readable(folder).ifPresent(runs::add));
        } catch (IOException e) {
            throw new UserError("%s: cannot be listed: %s".formatted(results, e.getMessage()), "Mend its permissions.");
        }
        runs.sort(Comparator.comparing((RunDirectory run) -> run.manifest().startedAt())
                .thenComparing(RunDirectory::path)
                .reversed());
        return runs;
    }

    private static Optional<RunDirectory> readable(Path folder) {
        try {
            return Optional.of(open(folder));
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What is measured in it. */
    public Manifest manifest() {
        return manifest;
    }

    /** Whether {@code summary.json} exists and says that the run is complete. */
    public boolean isFinished() {
        try {
            return derived("summary.json")
                    .map(text -> Json.parse(text).path("complete").asBoolean())
                    .orElse(false);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Hands over every exchange, in the order in which they ended; several of one key among them. */
    public void forEachExchange(Consumer<RecordedExchange> each) {
        for (Path file : Lines.gzippedAndPlain(path.resolve("exchanges.jsonl"))) {
            Lines.read(file, EXCHANGES_FORMAT, line -> each.accept(ExchangeJson.read(line)));
        }
    }

    /**
     * Hands over the one exchange that counts for each sample: its last reply, else its last failure. Reads the journal twice, and
     * holds four bytes a sample and a bit a line meanwhile, but no texts.
     *
     * @param place of a sample, from 0; below 0: pass it over
     * @param size places there are
     */
    public void forEachThatCounts(ToIntFunction<SampleId> place, int size, ObjIntConsumer<RecordedExchange> each) {
        BitSet counting = countingLines(place, size);
        int[] line = {0};
        for (Path file : Lines.gzippedAndPlain(path.resolve("exchanges.jsonl"))) {
            Lines.read(file, EXCHANGES_FORMAT, node -> {
                if (counting.get(line[0]++)) {
                    each.accept(ExchangeJson.read(node), place.applyAsInt(SampleIds.read(node)));
                }
            });
        }
    }

    private BitSet countingLines(ToIntFunction<SampleId> place, int size) {
        int[] last = new int[size];
        Arrays.fill(last, -1);
        BitSet replied = new BitSet();
        int[] line = {0};
        for (Path file : Lines.gzippedAndPlain(path.resolve("exchanges.jsonl"))) {
            Lines.read(file, EXCHANGES_FORMAT, node -> {
                int at = place.applyAsInt(SampleIds.read(node));
                boolean isReply = node.has("reply");
                if (at >= 0 && (isReply || !replied.get(at))) {
                    last[at] = line[0];
                    replied.set(at, isReply);
                }
                line[0]++;
            });
        }
        BitSet counting = new BitSet(line[0]);
        Arrays.stream(last).filter(number -> number >= 0).forEach(counting::set);
        return counting;
    }

    /** The exchange that counts for each key: its last reply, else its last failure. */
    public Map<SampleKey, RecordedExchange> exchanges() {
        Map<SampleKey, RecordedExchange> last = new LinkedHashMap<>();
        forEachExchange(recorded -> last.merge(
                recorded.key(),
                recorded,
                (earlier, later) -> later.exchange().fold(reply -> true, failure -> false)
                                || earlier.exchange().fold(reply -> false, failure -> true)
                        ? later
                        : earlier));
        return Collections.unmodifiableMap(last);
    }

    /** All verdicts, as they stand in the file; empty where there is none yet. */
    public List<VerdictLine> verdicts() {
        List<VerdictLine> verdicts = new ArrayList<>();
        forEachVerdict(verdicts::add);
        return verdicts;
    }

    /** Hands over every verdict, as they stand in the file. */
    public void forEachVerdict(Consumer<VerdictLine> each) {
        List<Path> files = Lines.gzippedAndPlain(path.resolve("verdicts.jsonl"));
        if (!files.isEmpty()) {
            Lines.read(files.get(files.size() - 1), VERDICTS_FORMAT, line -> each.accept(VerdictJson.read(line)));
        }
    }

    /** Which grader wrote the verdicts; absent where there are none. */
    public Optional<OpenRun.GraderId> grader() {
        List<Path> files = Lines.gzippedAndPlain(path.resolve("verdicts.jsonl"));
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Lines.header(files.get(files.size() - 1), VERDICTS_FORMAT)
                                .path("grader"))
                        .map(node -> new OpenRun.GraderId(
                                node.path("id").asText(),
                                node.path("version").asText(),
                                node.path("policy").asText()));
    }

    /** The text of a derived file such as {@code summary.json}, if it is there. */
    public Optional<String> derived(String name) {
        Path file = path.resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(file, e.getMessage()), "Mend its permissions.");
        }
    }

    private static void writeWhole(Path file, Stream<String> texts) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try (texts) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                Iterator<String> each = texts.iterator();
                while (each.hasNext()) {
                    out.write(each.next().getBytes(StandardCharsets.UTF_8));
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a derived file, whole or not at all. */
    void replace(String name, Stream<String> texts) {
        try {
            writeWhole(path.resolve(name), texts);
        } catch (IOException e) {
            throw new Broken(
                    "%s: cannot be written: %s".formatted(path.resolve(name), reason(e)),
                    "Make room on the disk, then `assay score %s` derives it again.".formatted(path),
                    e);
        }
    }

    static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "")
                + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
    }
}
