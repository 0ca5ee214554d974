package dev.assay.compare;

import dev.assay.UserError;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.model.ModelLabel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a baseline of a finished run. */
public final class BaselineRecorder {
    private BaselineRecorder() {}

    /**
     * The baseline of what one model did in a run.
     *
     * @param model by its label; may be absent where the run has only one
     * @param commit of the project under test
     * @throws UserError where the run has no verdicts, several models, or samples that were not asked for
     */
    public static Baseline of(RunDirectory run, Optional<String> model, Optional<String> commit) {
        Manifest.ModelEntry entry = model(run, model);
        Map<String, Map<String, TaskTally>> tallies = tallies(run, entry.label());
        List<Baseline.Suite> suites = new ArrayList<>();
        for (Manifest.SuiteEntry suite : run.manifest().suites()) {
            Map<String, TaskTally> tasks = tallies.getOrDefault(suite.name(), Map.of());
            check(run, suite, tasks);
            suites.add(new Baseline.Suite(suite, new TreeMap<>(tasks)));
        }
        Baseline.Origin origin = new Baseline.Origin(
                run.manifest().id(),
                commit,
                entry,
                run.grader().orElseThrow(() -> noVerdicts(run)),
                run.manifest().selection().seed());
        return new Baseline(origin, suites, "");
    }

    /** What one model did on each task of each suite of a run. */
    static Map<String, Map<String, TaskTally>> tallies(RunDirectory run, ModelLabel model) {
        Map<String, Map<String, TaskTally>> tallies = new LinkedHashMap<>();
        run.forEachVerdict(line -> {
            if (line.id().model().equals(model)) {
                tallies.computeIfAbsent(line.id().suite(), suite -> new LinkedHashMap<>())
                        .computeIfAbsent(line.id().task(), task -> new TaskTally())
                        .add(line);
            }
        });
        return tallies;
    }

    /**
     * The one model of a run that is meant.
     *
     * @throws UserError where that cannot be told
     */
    public static Manifest.ModelEntry model(RunDirectory run, Optional<String> wanted) {
        List<Manifest.ModelEntry> models = run.manifest().models().stream()
                .filter(each -> wanted.isEmpty() || each.label().text().equals(wanted.get()))
                .toList();
        if (models.size() == 1) {
            return models.get(0);
        }
        String names = String.join(
                ", ",
                run.manifest().models().stream()
                        .map(each -> each.label().text())
                        .toList());
        throw new UserError(
                models.isEmpty()
                        ? "%s: no model `%s` in this run".formatted(run.path(), wanted.orElse(""))
                        : "%s: this run has %d models, and one is wanted".formatted(run.path(), models.size()),
                "Give --model with one of: %s.".formatted(names));
    }

    private static void check(RunDirectory run, Manifest.SuiteEntry suite, Map<String, TaskTally> tasks) {
        if (tasks.values().stream().noneMatch(task -> task.scored() > 0)) {
            throw noVerdicts(run);
        }
        int stopped = tasks.values().stream().mapToInt(TaskTally::stopped).sum();
        if (stopped > 0) {
            throw new UserError(
                    "%s: a gate stopped this run early, %d samples of %s were not asked for"
                            .formatted(run.path(), stopped, suite.name()),
                    "Gate with --stop off, or measure anew: assay baseline record --suite %s --model ... --out FILE."
                            .formatted(suite.name()));
        }
        int samples = tasks.values().stream().mapToInt(TaskTally::planned).sum();
        int missing = tasks.values().stream().mapToInt(TaskTally::missing).sum();
        if (missing > Summaries.MISSING_AT_MOST * samples) {
            throw new UserError(
                    "%s: %d of %d samples of %s have no verdict".formatted(run.path(), missing, samples, suite.name()),
                    "Repeat the command that the run was begun with: it goes on where it stopped.");
        }
    }

    private static UserError noVerdicts(RunDirectory run) {
        return new UserError(
                "%s: there are no verdicts in it".formatted(run.path()),
                "Derive them: assay score %s.".formatted(run.path()));
    }
}
