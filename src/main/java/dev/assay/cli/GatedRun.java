package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.compare.Baseline;
import dev.assay.compare.GateChanges;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateStop;
import dev.assay.compare.GateSuite;
import dev.assay.compare.SuiteTallies;
import dev.assay.compare.TaskTally;
import dev.assay.journal.Manifest;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.VerdictLine;
import dev.assay.report.SafeText;
import dev.assay.run.PlannedSuite;
import dev.assay.run.StopRule;
import dev.assay.suite.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that is compared with a baseline: what is checked before, what is gathered, what is reported. */
final class GatedRun {
    /** The share of tasks that both sides must have, of those of either. */
    private static final double LEAST_OVERLAP = 0.98;

    private final GateSettings settings;
    private final Manifest.ModelEntry model;
    private final Manifest.Selection selection;
    private final List<Manifest.SuiteEntry> entries;
    private final Map<String, Collection<String>> tasks;
    private final List<String> changed;
    private final SuiteTallies tallies;
    private final List<GateSuite> suites;

    private GatedRun(
            GateSettings settings,
            Manifest.ModelEntry model,
            Manifest.Selection selection,
            List<Manifest.SuiteEntry> entries,
            Map<String, Collection<String>> tasks,
            OpenRun.GraderId grader,
            SuiteTallies tallies) {
        this.settings = settings;
        this.model = model;
        this.selection = selection;
        this.entries = entries;
        this.tasks = tasks;
        this.changed = GateChanges.of(settings.baseline(), entries, model, grader);
        this.tallies = tallies;
        checkChanges();
        this.suites = planned();
        suites.forEach(this::checkOverlap);
    }

    /**
     * A run that is to be made.
     *
     * @throws UserError where it cannot be compared
     */
    static GatedRun ofLive(GateSettings settings, PreparedRun run) {
        Map<String, Collection<String>> tasks = new HashMap<>();
        for (PlannedSuite suite : run.plan().suites()) {
            tasks.put(suite.suite().name(), suite.tasks().stream().map(Task::id).toList());
        }
        Manifest.ModelEntry model = run.manifest().models().get(0);
        return new GatedRun(
                settings,
                model,
                run.manifest().selection(),
                run.manifest().suites(),
                tasks,
                new OpenRun.GraderId("assay", Version.text(), Derivation.policy(run.plan())),
                new SuiteTallies(model.label()));
    }

    /**
     * A run that was made.
     *
     * @param entries suites that are gated
     * @throws UserError where it cannot be compared
     */
    static GatedRun ofFinished(
            GateSettings settings, RunDirectory run, Manifest.ModelEntry model, List<Manifest.SuiteEntry> entries) {
        SuiteTallies tallies = new SuiteTallies(model.label());
        run.forEachVerdict(tallies::add);
        Map<String, Collection<String>> tasks = new HashMap<>();
        entries.forEach(
                entry -> tasks.put(entry.name(), tallies.of(entry.name()).keySet()));
        OpenRun.GraderId grader = run.grader()
                .orElseThrow(() -> new UserError(
                        "%s: there are no verdicts in it".formatted(run.path()),
                        "Finish the run, or derive them: assay score %s.".formatted(run.path())));
        return new GatedRun(settings, model, run.manifest().selection(), entries, tasks, grader, tallies);
    }

    private void checkChanges() {
        if (!changed.isEmpty() && !settings.acceptChanged()) {
            throw new UserError(
                    "the baseline %s was measured otherwise: %s"
                            .formatted(settings.file(), SafeText.line(String.join("; ", changed), 800)),
                    "Record it anew with `assay baseline record`, or gate all the same with --accept-changed.");
        }
    }

    private void checkOverlap(GateSuite suite) {
        boolean isPart = selection.limit().isPresent()
                || !selection.tasks().isEmpty()
                || !selection.tags().isEmpty();
        int either = suite.shared()
                + suite.onlyCandidate().size()
                + (isPart ? 0 : suite.onlyBaseline().size());
        if (suite.shared() == 0 || suite.shared() < LEAST_OVERLAP * either) {
            throw new UserError(
                    "%s: the run and the baseline share %d tasks of %d".formatted(suite.name(), suite.shared(), either),
                    "Record the baseline anew with `assay baseline record`.");
        }
    }

    /** The gated suites, as they stand while the run is going. */
    List<GateSuite> suites() {
        return suites;
    }

    private List<GateSuite> planned() {
        return entries.stream()
                .map(entry -> new GateSuite(
                        entry.name(),
                        settings.rule(entry.name(), entries.size()),
                        entry.samples(),
                        tasks.getOrDefault(entry.name(), List.of()),
                        settings.baseline()
                                .suite(entry.name())
                                .map(Baseline.Suite::tasks)
                                .orElse(Map.of()),
                        selection.seed()))
                .toList();
    }

    /** The rule that ends the asking of each suite when its gate has decided. */
    StopRule stopRule() {
        return new GateStop(suites);
    }

    /** Takes the verdict of a planned sample of a run that ended. */
    void add(VerdictLine line) {
        tallies.add(line);
    }

    /** What the gate says of all verdicts, with what the run's journal says was sent. */
    GateReport report(RunDirectory run) {
        List<GateSuite> walked = suites.stream().map(GateSuite::anew).toList();
        for (GateSuite suite : walked) {
            Map<String, TaskTally> gathered = tallies.of(suite.name());
            gathered.forEach(suite::add);
        }
        return new GateReport(
                run.manifest().id(),
                model.label().text(),
                settings.baseline(),
                settings.file(),
                GateReport.results(walked, settings.baseline(), calls(run)),
                changed);
    }

    private Map<String, GateResult.Calls> calls(RunDirectory run) {
        Map<String, Integer> sent = new HashMap<>();
        run.forEachExchange(exchange -> {
            if (exchange.id().model().equals(model.label())) {
                sent.merge(exchange.id().suite(), exchange.exchange().attempts().size(), Integer::sum);
            }
        });
        Map<String, GateResult.Calls> calls = new LinkedHashMap<>();
        for (Manifest.SuiteEntry entry : entries) {
            int planned = tallies.of(entry.name()).size() * entry.samples();
            calls.put(entry.name(), new GateResult.Calls(sent.getOrDefault(entry.name(), 0), planned));
        }
        return calls;
    }
}
