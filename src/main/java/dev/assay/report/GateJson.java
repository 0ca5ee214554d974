package dev.assay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.compare.Baseline;
import dev.assay.compare.GateLook;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import java.util.List;
import java.util.Locale;

/** {@code gate.json}: the same bytes for the same verdicts, on every machine. */
public final class GateJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GateJson() {}

    /**
     * The file's text.
     *
     * @param exitCode that the command ends with
     */
    public static String write(GateReport report, int exitCode) {
        ObjectNode root = NODES.objectNode();
        root.put("format", "assay-gate/1").put("verdict", name(report.verdict()));
        root.put("dropConfirmed", report.dropConfirmed()).put("exitCode", exitCode);
        root.put("run", report.run()).put("candidate", report.candidate());
        Baseline baseline = report.baseline();
        ObjectNode from = root.putObject("baseline");
        from.put("file", report.baselineFile()).put("sha256", baseline.sha256());
        from.put("run", baseline.origin().run());
        baseline.origin().commit().ifPresent(commit -> from.put("commit", commit));
        from.put("model", baseline.origin().model().label().text());
        report.changed().forEach(root.putArray("accepted")::add);
        ArrayNode suites = root.putArray("suites");
        report.suites().forEach(suite -> suites.add(suite(suite)));
        ArrayNode notes = root.putArray("notes");
        GateSentences.notes(report).forEach(note -> notes.add(note.about() + ": " + note.text()));
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode suite(GateResult result) {
        ObjectNode node = NODES.objectNode();
        node.put("suite", result.name()).put("verdict", name(result.verdict()));
        node.put("dropConfirmed", result.dropConfirmed()).put("tooSmall", result.isTooSmall());
        node.put("margin", Numbers.rounded(result.rule().margin()));
        node.put("confidence", Numbers.rounded(result.rule().confidence()));
        node.put("stop", name(result.rule().stop()));
        result.estimate()
                .ifPresentOrElse(
                        value -> node.put("difference", Numbers.rounded(value)), () -> node.putNull("difference"));
        SummaryJson.putRange(node, "interval", result.interval());
        node.put("tasks", result.size()).put("samples", result.samples());
        node.put("baselineSamples", result.baselineSamples());
        node.put("tasksToPass", result.tasksToPass()).put("tasksToSettle", result.tasksToSettle());
        result.samplesToSettle()
                .ifPresentOrElse(
                        samples -> node.put("samplesToSettle", samples), () -> node.putNull("samplesToSettle"));
        node.putObject("cut")
                .put("more", result.cut().more())
                .put("less", result.cut().less())
                .put("points", Numbers.rounded(result.cut().points()))
                .put("p", Numbers.rounded(result.cut().p()));
        GateResult.Pairs pairs = result.pairs();
        ObjectNode counts = node.putObject("pairs");
        counts.put("counted", pairs.counted()).put("missing", pairs.missing()).put("notCounted", pairs.notCounted());
        pairs.onlyCandidate().forEach(counts.putArray("onlyCandidate")::add);
        pairs.onlyBaseline().forEach(counts.putArray("onlyBaseline")::add);
        node.putObject("calls")
                .put("sent", result.calls().sent())
                .put("planned", result.calls().planned());
        ArrayNode looks = node.putArray("looks");
        result.looks().forEach(look -> looks.add(look(look)));
        node.set("lost", changes(result.lost()));
        node.set("won", changes(result.won()));
        return node.put("why", GateSentences.why(result));
    }

    private static ObjectNode look(GateLook look) {
        ObjectNode node = NODES.objectNode();
        node.put("tasks", look.tasks());
        SummaryJson.put(node, "difference", look.estimate());
        node.put("zPass", Numbers.rounded(look.zPass())).put("passBound", Numbers.rounded(look.passBound()));
        node.put("zFail", Numbers.rounded(look.zFail())).put("failBound", Numbers.rounded(look.failBound()));
        return node.put("missing", look.missing());
    }

    private static ArrayNode changes(List<GateResult.Change> changes) {
        ArrayNode array = NODES.arrayNode();
        changes.forEach(change -> array.addObject()
                .put("task", change.task())
                .put("baseline", Numbers.rounded(change.baseline()))
                .put("candidate", Numbers.rounded(change.candidate())));
        return array;
    }
}
