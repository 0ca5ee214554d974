package dev.assay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.compare.ComparedRuns;
import dev.assay.compare.Comparison;
import dev.assay.compare.ComparisonScope;
import dev.assay.compare.Difference;
import dev.assay.compare.ParetoSet;
import dev.assay.compare.Repeats;
import dev.assay.compare.Standing;
import dev.assay.journal.Manifest;
import dev.assay.journal.RunDirectory;
import dev.assay.model.ModelLabel;
import java.util.Locale;

/** {@code assay-comparison/1}: all that a comparison knows. The same bytes whatever the order of the runs. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** The file's text. */
    public static String write(Comparison comparison, ComparedRuns runs) {
        ObjectNode root = SummaryJson.object();
        root.put("format", "assay-comparison/1");
        ArrayNode described = root.putArray("runs");
        runs.runs().stream()
                .sorted(java.util.Comparator.comparing(
                                (RunDirectory run) -> run.manifest().id())
                        .thenComparing(run -> run.path().toString()))
                .forEach(run -> described.add(run(run, runs)));
        ArrayNode changes = root.putArray("acceptedChanges");
        runs.changes().forEach(changes::add);
        root.put("usable", comparison.isUsable());
        ArrayNode scopes = root.putArray("scopes");
        comparison.scopes().forEach(scope -> scopes.add(scope(scope, comparison)));
        root.set("pareto", pareto(comparison.pareto()));
        return SummaryJson.text(root);
    }

    private static ObjectNode run(RunDirectory run, ComparedRuns runs) {
        Manifest manifest = run.manifest();
        ObjectNode node = SummaryJson.object();
        node.put("id", manifest.id()).put("plan", manifest.plan());
        manifest.shard().ifPresent(shard -> node.put("shard", shard.text()));
        ArrayNode models = node.putArray("models");
        manifest.models()
                .forEach(model -> models.addObject()
                        .put("name", runs.name(run, model.label()).text())
                        .put("label", model.label().text()));
        return node;
    }

    private static ObjectNode scope(ComparisonScope scope, Comparison comparison) {
        ObjectNode node = SummaryJson.object();
        node.put("kind", scope.kind().name().toLowerCase(Locale.ROOT)).put("name", scope.name());
        ArrayNode standings = node.putArray("standings");
        scope.standings().forEach(standing -> standings.add(standing(standing)));
        ArrayNode tied = node.putArray("tied");
        scope.tied().forEach(group -> {
            ArrayNode names = tied.addArray();
            group.forEach(model -> names.add(model.text()));
        });
        ArrayNode differences = node.putArray("differences");
        scope.differences().forEach(difference -> {
            ObjectNode pair = difference(difference);
            if (scope.kind() == ComparisonScope.Kind.OVERALL) {
                changed(pair.putArray("changed"), comparison, difference.a(), difference.b());
            }
            differences.add(pair);
        });
        return node;
    }

    private static ObjectNode standing(Standing standing) {
        ObjectNode node = SummaryJson.object();
        node.put("model", standing.model().text());
        node.putObject("rank")
                .put("best", standing.rank().best())
                .put("worst", standing.rank().worst());
        SummaryJson.put(node, "score", standing.score());
        SummaryJson.putRange(node, "bounds", standing.bounds());
        node.put("planned", standing.planned()).put("missing", standing.missing());
        standing.repeats().ifPresent(repeats -> node.set("repeats", repeats(repeats)));
        return node;
    }

    private static ObjectNode repeats(Repeats repeats) {
        ObjectNode node = SummaryJson.object();
        node.put("k", repeats.k());
        SummaryJson.put(node, "passAt", repeats.passAt());
        SummaryJson.put(node, "passAll", repeats.passAll());
        SummaryJson.put(node, "majority", repeats.majority());
        return node;
    }

    private static ObjectNode difference(Difference difference) {
        ObjectNode node = SummaryJson.difference(difference);
        node.putObject("tasks")
                .put("paired", difference.counts().paired())
                .put("missing", difference.counts().missing())
                .put("unmatched", difference.counts().unmatched());
        SummaryJson.putRange(node, "bounds", difference.bounds());
        SummaryJson.put(node, "discordance", difference.agreement().discordance());
        SummaryJson.put(node, "correlation", difference.agreement().correlation());
        difference
                .agreement()
                .mcNemar()
                .ifPresentOrElse(
                        test -> node.putObject("mcNemar")
                                .put("onlyA", test.onlyA())
                                .put("onlyB", test.onlyB())
                                .put("exact", Numbers.rounded(test.exact()))
                                .put("midP", Numbers.rounded(test.midP())),
                        () -> node.putNull("mcNemar"));
        return node;
    }

    private static void changed(ArrayNode all, Comparison comparison, ModelLabel a, ModelLabel b) {
        comparison
                .changed(a, b)
                .forEach(each -> all.addObject()
                        .put("suite", each.suite())
                        .put("task", each.task())
                        .put("a", Numbers.rounded(each.a()))
                        .put("b", Numbers.rounded(each.b())));
    }

    private static ObjectNode pareto(ParetoSet pareto) {
        ObjectNode node = SummaryJson.object();
        ArrayNode axes = node.putArray("axes");
        pareto.axes().forEach(axis -> axes.add(axis.name().toLowerCase(Locale.ROOT)));
        ArrayNode models = node.putArray("models");
        for (ParetoSet.Place place : pareto.places()) {
            ObjectNode each = models.addObject();
            each.put("model", place.model().text());
            SummaryJson.put(each, "score", place.score());
            SummaryJson.put(each, "costOfAnswer", place.cost());
            SummaryJson.put(each, "secondsOfAnswer", place.seconds());
            each.put("recorded", place.recorded());
            ArrayNode dominating = each.putArray("dominatedBy");
            place.dominatedBy().forEach(model -> dominating.add(model.text()));
        }
        return node;
    }
}
