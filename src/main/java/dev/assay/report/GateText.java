package dev.assay.report;

import dev.assay.compare.Baseline;
import dev.assay.compare.GateReport;
import dev.assay.compare.GateResult;
import dev.assay.compare.GateSuite;
import dev.assay.compare.GateVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A gate for a terminal: one line a suite, then what concerns all. */
public final class GateText {
    private static final int NAME = 40;

    private GateText() {}

    /** The lines, the verdict of all suites last. */
    public static String print(GateReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (GateResult result : report.suites()) {
            rows.add(List.of(
                    SafeText.line(result.name(), NAME),
                    result.verdict().name(),
                    GateSentences.change(result),
                    GateSentences.range(result),
                    GateSentences.why(result)));
        }
        StringBuilder text = new StringBuilder(columns(rows));
        int width = Math.max(
                8, rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0));
        for (GateSentences.Note note : GateSentences.notes(report)) {
            text.append(note.about())
                    .append(" ".repeat(Math.max(2, width + 2 - note.about().length())))
                    .append(SafeText.line(note.text(), 1000))
                    .append('\n');
        }
        return text.append('\n').append(last(report)).append('\n').toString();
    }

    private static String columns(List<List<String>> rows) {
        int[] widths = {8, 0, 0, 0, 0};
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < widths.length; i++) {
                        String fill = " ".repeat(widths[i] - row.get(i).length());
                        line.append(i == 0 ? "" : "  ").append(i == 2 ? fill + row.get(i) : row.get(i) + fill);
                    }
                    return line.toString().stripTrailing() + "\n";
                })
                .collect(Collectors.joining());
    }

    private static String last(GateReport report) {
        List<String> which = report.suites().stream()
                .filter(suite -> suite.verdict() == report.verdict() && report.verdict() != GateVerdict.PASS)
                .map(suite -> SafeText.line(suite.name(), NAME))
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
        GateSentences.few(baseline, suites.stream().map(GateSuite::name).toList())
                .ifPresent(few -> text.append("baseline  ").append(few).append('\n'));
        return text.toString();
    }
}
