package dev.assay.report;

import dev.assay.compare.ComparedRuns;
import dev.assay.compare.Comparison;
import dev.assay.compare.ComparisonScope;
import dev.assay.compare.Difference;
import dev.assay.compare.SuiteResult;
import dev.assay.journal.RunDirectory;
import dev.assay.model.ModelLabel;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison for people: who is better, who is tied, what changed sides, and what is worth its cost and time. */
public final class ComparisonReport {
    private static final int PAIRS_SHOWN = 15;
    private static final int SENTENCES_SHOWN = 3;
    private static final int CHANGED_SHOWN = 10;
    private static final int CHANGED_PAIRS_SHOWN = 4;
    private static final int NAME_LENGTH = 60;

    private final Comparison comparison;
    private final ComparedRuns runs;
    private final ModelNames names;

    /** The report of this comparison of these runs. */
    public ComparisonReport(Comparison comparison, ComparedRuns runs) {
        this.comparison = comparison;
        this.runs = runs;
        this.names = new ModelNames(comparison.models());
    }

    /** For a terminal. */
    public String terminal() {
        return write(new TerminalSheet());
    }

    /** In Markdown. */
    public String markdown() {
        return write(new MarkdownSheet());
    }

    private String write(Sheet sheet) {
        warnings(sheet);
        List<ComparisonScope> suites = of(ComparisonScope.Kind.SUITE);
        if (suites.size() != 1) {
            scope(sheet, comparison.overall(), "All tasks of all suites, each counting the same");
        }
        suites.forEach(scope -> scope(sheet, scope, safe(scope.name())));
        new TagTable(names).write(sheet, of(ComparisonScope.Kind.TAG));
        changed(sheet);
        new ParetoTable(names).write(sheet, comparison.pareto());
        sheet.heading("How to read this");
        sheet.list(
                List.of(
                        "Models are compared on the tasks that both answered, by the mean of the differences.",
                        "rank: the places that a model may take. tied: models with a letter in common cannot be told apart.",
                        "p: corrected for all pairs of its table (Holm); intervals are for each pair alone.",
                        "differ: the chance that one answer of each differ in being right. phi: the correlation of the two.",
                        "tasks of a pair = paired (answered by both) + missing (asked of both) + unmatched (asked of one alone)."));
        return sheet.text();
    }

    private List<ComparisonScope> of(ComparisonScope.Kind kind) {
        return comparison.scopes().stream()
                .filter(scope -> scope.kind() == kind)
                .toList();
    }

    private static String safe(String text) {
        return SafeText.line(text, NAME_LENGTH);
    }

    /** What a reader must know before the numbers. */
    private void warnings(Sheet sheet) {
        if (!runs.changes().isEmpty()) {
            sheet.heading("NOT THE SAME MEASUREMENT, compared by --accept-changed");
            sheet.list(runs.changes().stream()
                    .map(change -> SafeText.line(change, 400))
                    .toList());
        }
        for (RunDirectory run : runs.runs()) {
            run.manifest()
                    .shard()
                    .ifPresent(shard -> sheet.sentence("%s is shard %s of a run, not the whole."
                            .formatted(SafeText.line(run.path().toString(), 200), shard.text())));
        }
        for (SuiteResult result : comparison.results()) {
            if (!Comparison.isComplete(result)) {
                sheet.sentence("INCOMPLETE: %s on %s has no verdict on %d of %d samples."
                        .formatted(names.of(result.model()), safe(result.suite()), result.missing(), result.asked()));
            }
        }
    }

    private void scope(Sheet sheet, ComparisonScope scope, String title) {
        sheet.heading(title);
        new StandingTable(names).write(sheet, scope);
        List<Difference> shown = scope.differences().size() <= PAIRS_SHOWN
                ? scope.differences()
                : scope.differences().stream()
                        .filter(each -> each.a().equals(scope.standings().get(0).model()))
                        .toList();
        if (shown.size() <= SENTENCES_SHOWN) {
            sheet.list(shown.stream()
                    .map(each -> DifferenceText.sentence(each, names))
                    .toList());
        }
        new PairTable(names).write(sheet, shown);
        if (shown.size() < scope.differences().size()) {
            sheet.sentence("Only the pairs of the leader are shown, %d of %d; --json has all."
                    .formatted(shown.size(), scope.differences().size()));
        }
    }

    /** Of two models, or of a model and its earlier self. */
    private void changed(Sheet sheet) {
        List<Difference> pairs = comparison.overall().differences().stream()
                .filter(each ->
                        comparison.models().size() == 2 || runs.label(each.a()).equals(runs.label(each.b())))
                .limit(CHANGED_PAIRS_SHOWN)
                .toList();
        sheet.heading("Tasks that changed sides");
        for (Difference pair : pairs) {
            List<Comparison.Changed> changed = comparison.changed(pair.a(), pair.b());
            side(
                    sheet,
                    pair.a(),
                    pair.b(),
                    changed.stream().filter(each -> each.a() > each.b()).toList());
            side(
                    sheet,
                    pair.b(),
                    pair.a(),
                    changed.stream().filter(each -> each.a() < each.b()).toList());
        }
        if (pairs.size() < comparison.overall().differences().size()) {
            sheet.sentence("%d of %d pairs are shown; --json has all."
                    .formatted(pairs.size(), comparison.overall().differences().size()));
        }
    }

    private void side(Sheet sheet, ModelLabel better, ModelLabel worse, List<Comparison.Changed> tasks) {
        String more = tasks.size() > CHANGED_SHOWN ? ", ... (--json has all)" : "";
        sheet.sentence("%d where %s is better than %s%s"
                .formatted(
                        tasks.size(),
                        names.of(better),
                        names.of(worse),
                        tasks.isEmpty()
                                ? "."
                                : ": "
                                        + tasks.stream()
                                                .limit(CHANGED_SHOWN)
                                                .map(each -> safe(each.suite() + " " + each.task()))
                                                .collect(Collectors.joining(", "))
                                        + more));
    }
}
