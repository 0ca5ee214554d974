package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is written.
 *
 * @param goesOn whether it was begun by an earlier process
 */
record RunPlace(RunDirectory directory, boolean goesOn) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The place that the options ask for: an old one that goes on, or a new one. */
    static RunPlace choose(RunOptions options, Manifest manifest, Surroundings surroundings) {
        @Nullable Path resume = options.resume;
        @Nullable Path out = options.out;
        if (resume != null && (out != null || options.fresh)) {
            throw new UserError("--resume goes with neither --out nor --fresh", "Leave one of them out.");
        }
        if (resume != null) {
            return new RunPlace(samePlan(RunDirectory.open(surroundings.resolve(resume)), manifest), true);
        }
        if (out != null) {
            Path path = surroundings.resolve(out);
            if (!Files.exists(path.resolve("run.json"))) {
                return begin(path, manifest);
            }
            if (options.fresh) {
                throw new UserError("%s: there is a run in it".formatted(out), "Give --out another directory.");
            }
            return new RunPlace(samePlan(RunDirectory.open(path), manifest), true);
        }
        Path results = surroundings.workingDirectory().resolve("results");
        Optional<RunDirectory> unfinished = options.fresh
                ? Optional.empty()
                : RunDirectory.all(results).stream()
                        .filter(run -> run.manifest().plan().equals(manifest.plan()) && !run.isFinished())
                        .findFirst();
        return unfinished
                .map(run -> new RunPlace(run, true))
                .orElseGet(() -> begin(results.resolve(name(manifest, results)), manifest));
    }

    private static RunPlace begin(Path path, Manifest manifest) {
        Path name = path.getFileName();
        return new RunPlace(RunDirectory.create(path, manifest.named(name == null ? "run" : name.toString())), false);
    }

    private static String name(Manifest manifest, Path results) {
        String part = manifest.shard()
                .map(shard -> "-%dof%d".formatted(shard.number(), shard.count()))
                .orElse("");
        String name = TIME.format(manifest.startedAt()) + "-" + manifest.plan() + part;
        String free = name;
        for (int n = 2; Files.exists(results.resolve(free)); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    private static RunDirectory samePlan(RunDirectory run, Manifest manifest) {
        if (run.manifest().plan().equals(manifest.plan())) {
            return run;
        }
        throw new UserError(
                "%s: it was begun with other suites, models or settings (plan %s, now %s)"
                        .formatted(run.path(), run.manifest().plan(), manifest.plan()),
                "Repeat the command it was begun with, or begin another run in another directory.");
    }
}
