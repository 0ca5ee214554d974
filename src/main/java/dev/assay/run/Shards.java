package dev.assay.run;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun.GraderId;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All shards of one run, in their order: each once, and measured alike. */
public final class Shards {
    private static final String FROM = "mergedFrom";

    private final List<RunDirectory> parts;

    private Shards(List<RunDirectory> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * These runs as the shards of one.
     *
     * @throws UserError naming what is missing, double, or other than in the first of them
     */
    public static Shards of(List<RunDirectory> runs) {
        if (runs.isEmpty()) {
            throw new UserError("no run to merge", "Give the directories of all shards of a run.");
        }
        runs.forEach(Shards::shard);
        List<RunDirectory> parts = runs.stream()
                .sorted(Comparator.comparing((RunDirectory run) -> shard(run).number()))
                .toList();
        parts.forEach(part -> new Likeness(parts.get(0), part).check());
        checkNumbers(parts);
        parts.forEach(part -> grader(part));
        return new Shards(parts);
    }

    private static Shard shard(RunDirectory run) {
        return run.manifest()
                .shard()
                .orElseThrow(() -> new UserError(
                        "%s: a whole run, no shard".formatted(run.path()),
                        "Only runs made with --shard I/N are merged."));
    }

    private static void checkNumbers(List<RunDirectory> parts) {
        int count = shard(parts.get(0)).count();
        for (int i = 1; i < parts.size(); i++) {
            if (shard(parts.get(i)).equals(shard(parts.get(i - 1)))) {
                throw new UserError(
                        "shard %s is given twice: %s and %s"
                                .formatted(
                                        shard(parts.get(i)).text(),
                                        parts.get(i - 1).path(),
                                        parts.get(i).path()),
                        "Leave one of them out.");
            }
        }
        List<Integer> given = parts.stream().map(part -> shard(part).number()).toList();
        String missing = IntStream.rangeClosed(1, count)
                .filter(number -> !given.contains(number))
                .mapToObj(number -> new Shard(number, count).text())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UserError(
                    "missing of the %d shards: %s".formatted(count, missing),
                    "Run what is missing with the same command and --shard %s, and merge all of them."
                            .formatted(missing.split(", ", 2)[0]));
        }
    }

    private static GraderId grader(RunDirectory part) {
        return part.grader()
                .orElseThrow(() -> new UserError(
                        "%s (shard %s): no verdicts in it, its run did not end"
                                .formatted(part.path(), shard(part).text()),
                        "Go on with it: the same command with --resume %s.".formatted(part.path())));
    }

    /** The parts, by their numbers. */
    public List<RunDirectory> parts() {
        return parts;
    }

    /** What graded all of them. */
    public GraderId grader() {
        return grader(parts.get(0));
    }

    /** The manifest of the whole: begun with the first part; where machines differ, it names what each was. */
    public Manifest manifest() {
        Manifest first = parts.get(0).manifest().whole();
        SortedMap<String, String> environment = new TreeMap<>();
        parts.stream()
                .flatMap(part -> part.manifest().environment().keySet().stream())
                .distinct()
                .forEach(key -> environment.put(
                        key,
                        all(part -> Optional.ofNullable(
                                part.manifest().environment().get(key)))));
        environment.put(FROM, parts.stream().map(part -> part.manifest().id()).collect(Collectors.joining("; ")));
        Instant started = parts.stream()
                .map(part -> part.manifest().startedAt())
                .min(Comparator.naturalOrder())
                .orElse(first.startedAt());
        return new Manifest(
                first.id(), started, first.suites(), first.models(), first.selection(), first.prices(), environment);
    }

    private String all(Function<RunDirectory, Optional<String>> fact) {
        return parts.stream()
                .flatMap(part -> fact.apply(part).stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), facts -> String.join("; ", new ArrayList<>(facts))));
    }

    /** What two shards must share. */
    private record Likeness(RunDirectory first, RunDirectory other) {
        void check() {
            Manifest one = first.manifest();
            Manifest two = other.manifest();
            same(
                    "the number of shards",
                    "" + shard(first).count(),
                    "" + shard(other).count());
            same("the suites", texts(one.suites()), texts(two.suites()));
            same("the models", texts(one.models()), texts(two.models()));
            same("the selection of tasks", text(one.selection()), text(two.selection()));
            same(
                    "the prices",
                    texts(one.prices().entrySet()),
                    texts(two.prices().entrySet()));
            same("the version of Assay", version(one), version(two));
            if (first.grader().isPresent() && other.grader().isPresent()) {
                same(
                        "the grader",
                        text(first.grader().get()),
                        text(other.grader().get()));
            }
        }

        private static String text(Manifest.Selection selection) {
            return "%s tasks, ids %s, tags %s, seed %d"
                    .formatted(
                            selection.limit().isPresent() ? selection.limit().getAsInt() : "all",
                            selection.tasks(),
                            selection.tags(),
                            selection.seed());
        }

        private static String text(GraderId grader) {
            return grader.id() + " " + grader.version() + ", policy " + grader.policy();
        }

        private static List<String> texts(Collection<?> entries) {
            return entries.stream().map(Object::toString).toList();
        }

        /** The first entries that differ. */
        private void same(String what, List<String> ones, List<String> twos) {
            for (int i = 0; i < Math.max(ones.size(), twos.size()); i++) {
                same(what, i < ones.size() ? ones.get(i) : "none", i < twos.size() ? twos.get(i) : "none");
            }
        }

        private static String version(Manifest manifest) {
            return manifest.environment().getOrDefault("assay", "unknown");
        }

        private void same(String what, String one, String two) {
            if (!one.equals(two)) {
                throw new UserError(
                        "shards %s and %s are not of one run: %s differ%n  %s: %s%n  %s: %s"
                                .formatted(
                                        shard(first).text(),
                                        shard(other).text(),
                                        what,
                                        first.path(),
                                        one,
                                        other.path(),
                                        two),
                        "Only shards of one run are merged: run one of them anew with the other's command and version.");
            }
        }
    }
}
