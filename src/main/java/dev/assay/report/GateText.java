package dev.assay.report;

import dev.assay.compare.Baseline;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateSuite;
import dev.assay.compare.GateVerdict;
import java.util.List;
import java.util.Set;

/** A gate for a terminal: one line a suite, then what concerns all. */
public final class GateText {
    private static final int NAME = 40;
    private static final int NARROWEST = 8;

    private GateText() {}

    /** The lines, the verdict of all suites last. */
    public static String print(GateReport report) {
        int width = Math.max(
                NARROWEST,
                report.suites().stream()
                        .mapToInt(result -> name(result).length())
                        .max()
                        .orElse(0));
        Grid grid = Grid.withoutHeader(Set.of(2));
        for (GateResult result : report.suites()) {
            grid.add(List.of(
                    padded(name(result), width),
                    result.verdict().name(),
                    GateSentences.change(result),
                    GateSentences.range(result),
                    GateSentences.why(result)));
        }
        StringBuilder text = new StringBuilder(grid.print());
        for (GateSentences.Note note : GateSentences.notes(report)) {
            text.append(padded(note.about(), width))
                    .append("  ")
                    .append(SafeText.line(note.text(), 1000))
                    .append('\n');
        }
        return text.append('\n').append(last(report)).append('\n').toString();
    }

    private static String name(GateResult result) {
        return SafeText.line(result.name(), NAME);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String last(GateReport report) {
        List<String> which = report.suites().stream()
                .filter(suite -> suite.verdict() == report.verdict() && report.verdict() != GateVerdict.PASS)
                .map(GateText::name)
                .toList();
        String suites = which.isEmpty() ? "" : " (" + String.join(", ", which) + ")";
        return "gate: %s%s: %s against %s"
                .formatted(
                        report.verdict(),
                        suites,
                        SafeText.line(report.candidate(), NAME),
                        SafeText.line(report.baselineFile(), NAME));
    }

    /** What a person should know before anything is spent; empty where there is nothing. */
    public static String preflight(List<GateSuite> suites, Baseline baseline) {
        StringBuilder text = new StringBuilder();
        for (GateSuite suite : suites) {
            int size = suite.shared();
            int needed = suite.gate().map(gate -> gate.tasksToPass()).orElse(1);
            if (size < needed) {
                text.append("%s  TOO SMALL  %s%n"
                        .formatted(
                                SafeText.line(suite.name(), NAME),
                                GateSentences.tooSmall(
                                        size,
                                        needed,
                                        GateSentences.points(suite.rule().margin()))));
            }
        }
        GateSentences.power(suites)
                .ifPresent(power -> text.append("power     ").append(power).append('\n'));
        GateSentences.few(baseline, suites.stream().map(GateSuite::name).toList())
                .ifPresent(few -> text.append("baseline  ").append(few).append('\n'));
        return text.toString();
    }
}
