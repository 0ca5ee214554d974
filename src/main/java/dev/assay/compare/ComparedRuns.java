package dev.assay.compare;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun.GraderId;
import dev.assay.journal.RunDirectory;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs whose models are compared: what differs between the runs, and a name of its own for each model, for the same label may stand in two runs.
 */
public final class ComparedRuns {
    private final List<RunDirectory> runs;
    private final Set<String> suites;
    private final List<String> changes = new ArrayList<>();
    private final Map<ModelLabel, Integer> uses = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * These runs.
     *
     * @param suites that are looked at; empty: all
     * @throws UserError where one cannot be read for a comparison
     */
    public ComparedRuns(List<RunDirectory> runs, Set<String> suites) {
        // So that what is said does not depend on which was named first.
        this.runs = runs.stream()
                .sorted(Comparator.comparing(run -> run.path().toString()))
                .toList();
        this.suites = Set.copyOf(suites);
        checkDistinct();
        for (RunDirectory run : runs) {
            run.manifest().models().forEach(model -> uses.merge(model.label(), 1, Integer::sum));
            ids.merge(run.manifest().id(), 1, Integer::sum);
        }
        for (String suite : runs.stream()
                .flatMap(run -> run.manifest().suites().stream().map(Manifest.SuiteEntry::name))
                .distinct()
                .filter(name -> suites.isEmpty() || suites.contains(name))
                .toList()) {
            findChanges(suite);
        }
    }

    private void checkDistinct() {
        Set<Object> seen = new HashSet<>();
        Map<String, RunDirectory> wholes = new HashMap<>();
        for (RunDirectory run : runs) {
            if (!seen.add(run.path().toAbsolutePath().normalize())) {
                throw new UserError("%s is given twice".formatted(run.path()), "Give each run once.");
            }
            if (run.manifest().shard().isPresent()) {
                RunDirectory other = wholes.putIfAbsent(run.manifest().whole().plan(), run);
                if (other != null) {
                    throw new UserError(
                            "%s and %s are shards of one run".formatted(other.path(), run.path()),
                            "Join all its shards first: assay merge RUN... --out DIR.");
                }
            }
            if (run.grader().isEmpty()) {
                throw new UserError(
                        "%s: no verdicts in it, the run did not end".formatted(run.path()),
                        "Go on with it (--resume), or grade what it has with `assay score %s`.".formatted(run.path()));
            }
        }
    }

    /** What differs between two measurements of this suite; each run is held against the first that has it. */
    private void findChanges(String suite) {
        List<RunDirectory> having = runs.stream()
                .filter(run -> entries(run, suite).findAny().isPresent())
                .toList();
        for (RunDirectory run : having.subList(1, having.size())) {
            findChanges(suite, having.get(0), run);
        }
    }

    private void findChanges(String suite, RunDirectory one, RunDirectory two) {
        Manifest.SuiteEntry a = entries(one, suite).findFirst().orElseThrow();
        Manifest.SuiteEntry b = entries(two, suite).findFirst().orElseThrow();
        String where = suite + " in " + one.path() + " and " + two.path();
        change(where, "the tasks or the prompt (SHA-256 of the suite)", a.shortSha256(), b.shortSha256());
        change(where, "the protocol", a.protocol(), b.protocol());
        change(where, "the most tokens of an answer", "" + a.maxTokens(), "" + b.maxTokens());
        GraderId first = one.grader().orElseThrow();
        GraderId second = two.grader().orElseThrow();
        change(where, "the grader", first.id() + " " + first.version(), second.id() + " " + second.version());
        change(where, "the grader's policy", policy(first, suite), policy(second, suite));
    }

    private static Stream<Manifest.SuiteEntry> entries(RunDirectory run, String suite) {
        return run.manifest().suites().stream().filter(entry -> entry.name().equals(suite));
    }

    /** The part of a policy that concerns this suite: what is said for all, and what is said for it. */
    private static String policy(GraderId grader, String suite) {
        return Stream.of(grader.policy().split("; "))
                .filter(part -> !part.contains(": ") || part.startsWith(suite + ": "))
                .reduce((one, two) -> one + "; " + two)
                .orElse("");
    }

    private void change(String where, String what, String one, String two) {
        if (!one.equals(two)) {
            changes.add("%s: %s differs, %s and %s".formatted(where, what, one, two));
        }
    }

    /** Why these runs are not the same measurement; empty where they are. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** The runs. */
    public List<RunDirectory> runs() {
        return runs;
    }

    /** What a model of a run is called: its label, and the run where two runs have the label. */
    public ModelLabel name(RunDirectory run, ModelLabel label) {
        if (uses.getOrDefault(label, 0) < 2) {
            return label;
        }
        String id = run.manifest().id();
        return new ModelLabel(label.text() + " @ "
                + (ids.getOrDefault(id, 0) < 2 ? id : run.path().toString()));
    }

    /** The label of a model of this name. */
    public ModelLabel label(ModelLabel name) {
        return runs.stream()
                .flatMap(run -> run.manifest().models().stream()
                        .map(Manifest.ModelEntry::label)
                        .filter(label -> name(run, label).equals(name)))
                .findFirst()
                .orElse(name);
    }

    /** Reads all verdicts. */
    public Comparison compare(Set<String> tags) {
        Comparisons comparisons = new Comparisons(suites, tags);
        for (RunDirectory run : runs) {
            Map<ModelLabel, ModelLabel> names = new HashMap<>();
            run.manifest().models().forEach(model -> names.put(model.label(), name(run, model.label())));
            names.values().forEach(comparisons::add);
            run.forEachVerdict(line -> comparisons.add(
                    names.getOrDefault(line.id().model(), line.id().model()), line));
        }
        return comparisons.comparison();
    }
}
